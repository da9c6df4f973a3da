#!/bin/sh
# install.sh libclang | install.sh venv FOLDER | install.sh browser
#
# Installs what is missing with the system's package manager (apt-get as root, brew on macOS); without the rights to do
# so, says what to run and fails.
set -eu

# install_packages PACKAGE...: or tell how.
install_packages() {
    if command -v apt-get >/dev/null && [ "$(id -u)" -eq 0 ]; then
        echo "installing $*" >&2
        apt-get update -qq >&2
        DEBIAN_FRONTEND=noninteractive apt-get install -qq -y "$@" >&2
    elif command -v apt-get >/dev/null; then
        echo "missing: $*. Run: sudo apt-get install $*" >&2
        exit 1
    else
        echo "missing: $*. Install it with the package manager of this system." >&2
        exit 1
    fi
}

# True where an LLVM that Package.swift accepts has its headers.
has_libclang() {
    [ -z "${IACSLINT_LLVM:-}" ] || return 0 # Package.swift checks it and tells what is wrong.
    for prefix in /usr/lib/llvm-1[7-9] /usr/lib/llvm-[2-9][0-9] /opt/homebrew/opt/llvm /usr/local/opt/llvm \
        /usr/lib64/llvm /usr/local /usr; do
        [ ! -f "$prefix/include/clang-c/Index.h" ] || return 0
    done
    return 1
}

has_browser() { command -v chromium || command -v chromium-browser || command -v google-chrome; }

case "${1:-}" in
libclang)
    has_libclang && exit 0
    if [ "$(uname -s)" = Darwin ]; then
        command -v brew >/dev/null || { echo "missing: llvm. Install Homebrew, then run: brew install llvm" >&2; exit 1; }
        brew install llvm
    else
        # Debian 12 calls LLVM 14 the default, so it is asked for a newer one by number.
        if [ -r /etc/os-release ]; then . /etc/os-release; fi
        if [ "${ID:-} ${VERSION_ID:-}" = "debian 12" ]; then
            install_packages libclang-19-dev
        else
            install_packages libclang-dev
        fi
    fi
    ;;
venv)
    folder=$2
    # A half-made environment of an interrupted run is made anew.
    rm -rf "$folder"
    if ! python3 -m venv "$folder" 2>/dev/null; then
        rm -rf "$folder"
        install_packages python3 python3-venv
        python3 -m venv "$folder"
    fi
    ;;
browser)
    # One test drives the evidence page; without a browser and the rights to install it, that test is skipped and says so.
    has_browser >/dev/null && exit 0
    if command -v apt-get >/dev/null && [ "$(id -u)" -eq 0 ]; then install_packages --no-install-recommends chromium; fi
    ;;
*)
    echo "usage: install.sh libclang | install.sh venv FOLDER | install.sh browser" >&2
    exit 2
    ;;
esac
