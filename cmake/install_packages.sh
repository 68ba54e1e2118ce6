#!/usr/bin/env bash
# Installs the packages of the named groups of apt.txt; does nothing where all are there.
# Usage: cmake/install_packages.sh build test
set -euo pipefail
list="$(cd "$(dirname "$0")/.." && pwd)/apt.txt"

packages=()
for group in "$@"; do
    mapfile -t found < <(sed -n "/^\[$group\]\$/,/^\[/{/^[a-z0-9]/p}" "$list")
    if [ ${#found[@]} -eq 0 ]; then
        echo "install_packages: apt.txt has no group [$group]" >&2
        exit 2
    fi
    packages+=("${found[@]}")
done

is_installed() {
    dpkg-query -W -f '${db:Status-Abbrev}\n' "$1" 2>/dev/null | grep -q '^ii'
}

if ! command -v dpkg-query >/dev/null; then
    echo "install_packages: this is not a Debian system; install these yourself and build with" \
        "'cmake --preset release && cmake --build --preset release':" >&2
    printf '    %s\n' "${packages[@]}" >&2
    exit 1
fi

missing=()
for package in "${packages[@]}"; do
    is_installed "$package" || missing+=("$package")
done
if [ ${#missing[@]} -eq 0 ]; then
    echo "packages [$*]: all ${#packages[@]} installed"
    exit 0
fi

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
        echo "install_packages: needs root or sudo to install: ${missing[*]}" >&2
        exit 1
    fi
    as_root=(sudo)
fi
echo "packages [$*]: installing ${missing[*]}"
"${as_root[@]}" apt-get -q update </dev/null || {
    echo "install_packages: 'apt-get update' failed; is there a network?" >&2
    exit 1
}
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get -q install -y --no-install-recommends "${missing[@]}" </dev/null || {
    echo "install_packages: apt-get could not install ${missing[*]}; Debian 12 has them all" >&2
    exit 1
}
