# bash completion for langdu. Words and values come from --help and the lists of the installed program.
_langdu() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} program=${COMP_WORDS[0]} command= word
  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    [[ $word == -* ]] || { command=$word; break; }
  done
  local commands; commands=$(env LC_ALL=C LANGUAGE= "$program" --help 2>/dev/null | sed -n '/^Subcommands:/,$s/^  \([a-z][a-z-]*\) .*/\1/p')
  grep -qxF -- "$command" <<<"$commands" || { [[ -z $command ]] || command=render; }
  local help; help=$(env LC_ALL=C LANGUAGE= "$program" ${command:-render} --help 2>/dev/null)
  if [[ $previous == -* ]]; then
    # --captions read|announce|skip
    local value; value=$(sed -n "s/^  \(-., *\)\?$previous \([^ ]*\).*/\2/p; s/^  -[^ ]*,$previous \([^ ]*\).*/\1/p" <<<"$help" | head -n 1)
    case $previous in
      --voice | --sample) COMPREPLY=($(compgen -W "$("$program" voices 2>/dev/null | cut -d' ' -f1)" -- "$current")) ;;
      --format) COMPREPLY=($(compgen -W "$("$program" formats 2>/dev/null | grep -oE '^\.[a-z0-9]+' | tr -d .)" -- "$current")); return ;;
      --reader) COMPREPLY=($(compgen -W "$("$program" readers 2>/dev/null | cut -f1)" -- "$current")); return ;;
      --category)
        local IFS=$'\n'
        COMPREPLY=($(compgen -W "$("$program" feed --categories 2>/dev/null)" -- "$current"))
        return ;;
      *) [[ $value == *'|'* || $value =~ ^[a-z]+$ ]] && COMPREPLY=($(compgen -W "$(tr '|' '\n' <<<"$value" | grep -v '^[A-Z]')" -- "$current")) ;;
    esac
    case $value in
      *'|'*TEXT) return ;;
      *FILE*|*TEXT*|*FOLDER*) COMPREPLY+=($(compgen -f -- "$current")); return ;;
      ?*) [[ $value == --* ]] || return ;;
    esac
  fi
  if [[ $current == -* ]]; then
    COMPREPLY=($(compgen -W "$(grep -oE '^  (-.,)?--?[a-z][a-z-]*' <<<"$help" | tr ',' '\n' | tr -d ' ')" -- "$current"))
    return
  fi
  [[ -z $command ]] && COMPREPLY=($(compgen -W "$commands" -- "$current"))
  # Folders, and the files that a reader knows.
  local IFS=$'\n' known; known=$("$program" readers 2>/dev/null | grep -oE '\.[a-z0-9]+' | sort -u | paste -sd'|' | sed 's/\./*./g')
  if shopt -q extglob && [[ $known ]]; then
    COMPREPLY+=($(compgen -d -- "$current") $(compgen -f -X "!@($known)" -- "$current"))
  else
    COMPREPLY+=($(compgen -f -- "$current"))
  fi
}
complete -o filenames -F _langdu langdu
