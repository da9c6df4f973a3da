#!/bin/sh
# run.sh IACSLINT [ARGUMENT...]: runs the command, by default over Fixtures, and tells its exit code in words.
#
# 0 and 1 are results of an analysis, so they let `make` succeed; everything else does not.
set -u
command=$1
shift
[ $# -gt 0 ] || set -- check Fixtures --output text --output sarif=iacslint.sarif

"$command" "$@"
code=$?
case $code in
0) words="clean and complete" ;;
1) words="findings at or above the threshold" ;;
2) words="usage or configuration error" ;;
3) words="analysis incomplete" ;;
*) words="internal error" ;;
esac
echo "exit code $code: $words"
[ $code -le 1 ]
