# fish completion for langdu. The words come from --help, so that they are always those of the installed program.
function __langdu_commands
    langdu --help 2>/dev/null | sed -nE '/^(Subcommands|命令):/,$s/^  ([a-z][a-z-]*)  *(.*)/\1\t\2/p'
end
function __langdu_options
    set -l words (commandline -opc)
    set -l command render
    for word in $words[2..]
        if not string match -q -- '-*' $word
            if string match -q -- "$word"\t'*' (__langdu_commands)
                set command $word
            end
            break
        end
    end
    langdu $command --help 2>/dev/null | grep -oE '(^|[ ,])--[a-z][a-z-]*' | tr -d ' ,'
end
complete -c langdu -n __fish_use_subcommand -a '(__langdu_commands)'
complete -c langdu -n 'string match -q -- "-*" (commandline -ct)' -a '(__langdu_options)'
# --captions read|announce|skip
function __langdu_values
    set -l words (commandline -opc)
    test (count $words) -gt 1; or return
    switch $words[-1]
        case --voice --sample
            langdu voices 2>/dev/null | cut -d' ' -f1
        case --format
            langdu formats 2>/dev/null | grep -oE '^\.[a-z0-9]+' | tr -d .
        case --reader
            langdu readers 2>/dev/null | cut -f1
        case --category
            langdu feed --categories 2>/dev/null
        case '*'
            langdu (string match -qr '^[a-z]' -- $words[2]; and echo $words[2]; or echo render) --help 2>/dev/null |
                sed -nE "s/^  (-.,)?$words[-1] ([^ ]*[|][^ ]*|[a-z]+)( .*)?\$/\2/p" | tr '|' '\n' | grep -v '^[A-Z]'
    end
end
# A voice may also be a file.
function __langdu_enumerated
    not contains -- (commandline -opc)[-1] --voice --sample; and count (__langdu_values) >/dev/null
end
complete -c langdu -n 'string match -q -- "--*" (commandline -opc)[-1]' -a '(__langdu_values)'
complete -c langdu -f -n __langdu_enumerated
