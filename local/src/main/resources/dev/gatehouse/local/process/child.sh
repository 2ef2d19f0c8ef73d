# Becomes the program that its arguments name, once its parent says "go".
# Until then it does nothing: the reaper must know this pid first, and if the parent dies before that, nothing starts.
IFS= read -r word && [ "$word" = go ] || exit 125
exec </dev/null
# A session of its own keeps the terminal's Ctrl-C away: the supervisor decides who stops when.
if command -v setsid >/dev/null 2>&1; then exec setsid "$@"; fi
if command -v perl >/dev/null 2>&1; then exec perl -MPOSIX -e 'POSIX::setsid(); exec @ARGV or exit 126' "$@"; fi
# Neither is there: ignore the signal. Programs that set their own handler, as Redis does, then stop at once on Ctrl-C.
trap '' INT
exec "$@"
