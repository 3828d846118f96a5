# bash completion for langdu. The words come from --help, so that they are always those of the installed program.
_langdu() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} program=${COMP_WORDS[0]} command= word
  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    [[ $word == -* ]] || { command=$word; break; }
  done
  local commands; commands=$("$program" --help 2>/dev/null | sed -n '/^Subcommands:/,$s/^  \([a-z][a-z-]*\) .*/\1/p')
  case $previous in
    --voice) COMPREPLY=($(compgen -W "zh $("$program" voices 2>/dev/null | cut -f1 | cut -d' ' -f1)" -- "$current")); return ;;
    --format) COMPREPLY=($(compgen -W "$("$program" formats 2>/dev/null | cut -f1 | cut -d' ' -f1)" -- "$current")); return ;;
    --progress) COMPREPLY=($(compgen -W "auto plain json none" -- "$current")); return ;;
  esac
  if [[ $current == -* ]]; then
    [[ " $commands " == *[[:space:]]"$command"[[:space:]]* || $'\n'$commands$'\n' == *$'\n'"$command"$'\n'* ]] || command=render
    COMPREPLY=($(compgen -W "$("$program" "$command" --help 2>/dev/null | grep -oE '(^|[ ,])--?[a-z][a-z-]*' | tr -d ' ,')" -- "$current"))
    return
  fi
  [[ -z $command ]] && COMPREPLY=($(compgen -W "$commands" -- "$current"))
  local IFS=$'\n'
  COMPREPLY+=($(compgen -f -- "$current"))
}
complete -o filenames -F _langdu langdu
