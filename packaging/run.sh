#!/bin/sh
# Start Mamori: find a Python that will do, and let bootstrap.py prepare the rest.
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)

find_python() {
    for python in python3.14 python3.13 python3.12 python3.11 python3; do
        "$python" -c 'import ctypes, sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' \
            </dev/null >/dev/null 2>&1 && return
    done
    return 1
}

if ! find_python && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Mamori: installing python3 python3-venv" >&2
    export DEBIAN_FRONTEND=noninteractive
    { apt-get -qq update; apt-get -qq install -y --no-install-recommends python3 python3-venv; } </dev/null >/dev/null
fi
if ! find_python; then
    echo "Mamori needs Python 3.11 to 3.14. On Debian 12 and later: sudo apt-get install python3 python3-venv" >&2
    exit 3
fi
exec "$python" "$here/bootstrap.py" "$@"
