# Ends the processes that it was told of when its standard input ends, that is: when whoever holds the other side of the
# pipe is gone, however that came about.
#
# Reads lines: "watch <pid>", "forget <pid>", "done" (everything has ended in order). Argument: seconds from TERM to KILL.
trap '' INT TERM HUP QUIT
budget=$1
watched=

# Prints what tells a process from a later one with the same pid, or nothing if it is gone (or only a zombie).
born() {
  if [ -r "/proc/$1/stat" ]; then
    IFS= read -r stat 2>/dev/null <"/proc/$1/stat" || return 0
    set -- ${stat##*') '}
    [ "$1" = Z ] || echo "${20}"
  elif [ ! -d /proc/self ] && command -v ps >/dev/null 2>&1; then
    case $(ps -o stat= -p "$1" 2>/dev/null) in
      '' | Z*) ;;
      *) ps -o lstart= -p "$1" 2>/dev/null | tr -s ' ' _ ;;
    esac
  fi
}

forget() {
  kept=
  for entry in $watched; do
    [ "${entry%%=*}" = "$1" ] || kept="$kept $entry"
  done
  watched=$kept
}

# Sends a signal to every watched process that is still the one it was told of; fails when there is none.
signal() {
  found=1
  for entry in $watched; do
    pid=${entry%%=*}
    if [ -n "${entry#*=}" ] && [ "$(born "$pid")" = "${entry#*=}" ]; then
      kill -s "$1" "$pid" 2>/dev/null && found=0
    fi
  done
  return $found
}

while IFS=' ' read -r word pid; do
  case $word in
    watch) watched="$pid=$(born "$pid") $watched" ;;
    forget) forget "$pid" ;;
    done) exit 0 ;;
  esac
done

signal TERM
ticks=$((budget * 5))
while signal 0 && [ "$ticks" -gt 0 ]; do
  ticks=$((ticks - 1))
  sleep 0.2 2>/dev/null || sleep 1
done
signal KILL
