#!/usr/bin/env bash
# Puts the sources of Dear ImGui and SDL2 into build/third_party/{imgui,sdl2}; does nothing when
# they are there. In this order, each checked before it is used:
#   1. a folder the user names: SORORA_THIRD_PARTY with imgui/ and sdl2/ (trusted as it is)
#   2. the pinned Debian source package, from any suite (signature checked by apt, then SHA-256)
#   3. the newest compatible Debian source package (signature checked by apt), said aloud
#   4. the pinned upstream archive (SHA-256 of the files)
# The mirror is the one this machine already uses; the machine's own apt setup is left alone.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
out=$(dirname "$here")/build/third_party
lock=$here/third_party.lock
keyring=/usr/share/keyrings/debian-archive-keyring.gpg
suites="forky bookworm trixie sid"

say() { echo "third_party: $*" >&2; }

# One hash over the files that matter, so that a repacked archive of the same version is equal.
tree_hash() {
  (cd "$1" && case $2 in
    imgui) ls imgui.cpp imgui_draw.cpp imgui_tables.cpp imgui_widgets.cpp ./*.h \
              backends/imgui_impl_sdlrenderer2.* ;;
    # Debian leaves a few files of other platforms out of SDL.
    sdl2) find src include -name '*.[ch]' ! -name SDL_revision.h ! -path '*/metal/*' \
      ! -path '*/os2/*' ! -path '*/hidapi/*' ;;
  esac | LC_ALL=C sort | xargs sha256sum | sha256sum | cut -d' ' -f1)
}

# Source packages are called differently from their folders, and only some versions fit:
# ImGui needs the dynamic fonts of 1.92, SDL 2.32 no longer builds with Emscripten 3.1.6.
package_of() { case $1 in imgui) echo imgui ;; sdl2) echo libsdl2 ;; esac; }
compatible() {
  case $1 in
    imgui) grep -E '^1\.(9[2-9]|[1-9][0-9]{2})' ;;
    sdl2) grep -E '^2\.(2[4-9]|30)\.' ;;
  esac
}

# Old lists will do (a frozen mirror): what is pinned is pinned, and everything stays signed.
private_apt() {
  local command=$1
  shift
  "$command" -o Dir::Etc::sourcelist="$work/sources.list" -o Dir::Etc::sourceparts=/dev/null \
    -o Dir::State::lists="$work/lists" -o Dir::Cache="$work/cache" \
    -o APT::Sandbox::User="$(id -un)" -o Acquire::Check-Valid-Until=false -q=2 "$@"
}

prepare_apt() {
  [ -e "$work/ready" ] && return
  command -v apt-get >/dev/null && [ -e $keyring ] || return 1
  local mirror suite
  mirror=$(apt-get indextargets --format '$(SITE) $(ORIGIN)' 2>/dev/null |
    awk '$2 == "Debian" && $1 !~ /security/ {print $1; exit}')
  # Before the first `apt-get update` apt names no origin: read the sources themselves.
  [ -n "$mirror" ] || mirror=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null |
    grep -Eo '(https?|file|cdrom):[^ ]*/debian/?( |$)' | head -1 | tr -d ' ')
  [ -n "$mirror" ] || return 1
  mkdir -p "$work/lists/partial" "$work/cache/archives/partial"
  for suite in $suites; do
    echo "deb-src [signed-by=$keyring] ${mirror%/} $suite main"
  done >"$work/sources.list"
  # A suite that the mirror lacks is no reason to stop: apt fetches the others.
  private_apt apt-get update >&2 || say "not every suite could be read"
  touch "$work/ready"
}

# fetch_debian NAME VERSION [SHA256]: downloads, checks and unpacks into $work/NAME.
fetch_debian() {
  local name=$1 version=$2 sha=${3:-} package archive
  package=$(package_of "$name")
  rm -rf "$work/get" "${work:?}/$name" && mkdir -p "$work/get" "$work/$name"
  (cd "$work/get" &&
    private_apt apt-get source --download-only "$package=$version" >&2) || return 1
  archive=$(ls "$work"/get/*.orig.tar.*)
  if [ -n "$sha" ] && ! echo "$sha  $archive" | sha256sum --check --status; then
    say "$package $version: the archive is not the pinned one" && return 1
  fi
  tar xf "$archive" --no-same-owner -C "$work/$name" --strip-components=1 &&
    tar xf "$work"/get/*.debian.tar.* --no-same-owner -C "$work/$name" debian/copyright
}

fetch_upstream() {
  local name=$1 url=$2
  rm -rf "${work:?}/$name" && mkdir -p "$work/$name"
  node -e 'fetch(process.argv[1]).then(async (answer) => {
      if (!answer.ok) throw new Error(answer.status);
      require("fs").writeFileSync(process.argv[2], Buffer.from(await answer.arrayBuffer()));
    }).catch((error) => { console.error(String(error)); process.exit(1); })' "$url" "$work/get.tgz" &&
    tar xzf "$work/get.tgz" --no-same-owner -C "$work/$name" --strip-components=1
}

fetch() {
  local name=$1 version=$2 sha=$4 tree=$5 url=$6 other
  if prepare_apt && fetch_debian "$name" "$version" "$sha" &&
    [ "$(tree_hash "$work/$name" "$name")" = "$tree" ]; then
    return
  fi
  if [ -e "$work/ready" ]; then
    for other in $(private_apt apt-cache showsrc "$(package_of "$name")" 2>/dev/null |
      sed -n 's/^Version: //p' | compatible "$name" | sort --version-sort --reverse --unique); do
      if fetch_debian "$name" "$other"; then
        say "NOTE: $name $version is gone; using Debian's $other"
        used=$other
        return
      fi
    done
  fi
  say "$name: not available from Debian; trying $url"
  fetch_upstream "$name" "$url" || { say "$name cannot be fetched"; exit 1; }
  if [ "$(tree_hash "$work/$name" "$name")" != "$tree" ]; then
    say "$name: the upstream archive has other contents than the pinned ones"
    exit 1
  fi
}

mkdir -p "$out"
exec 9>"$out/.lock" && flock 9
work=$(mktemp -d "$out/.work.XXXXXX")
trap 'rm -rf "$work"' EXIT

grep -Ev '^(#|$)' "$lock" | while read -r name version suite sha tree url; do
  stamp="$version $tree ${SORORA_THIRD_PARTY:-}"
  [ "$(cat "$out/$name/.stamp" 2>/dev/null)" = "$stamp" ] && continue
  used=$version
  if [ -n "${SORORA_THIRD_PARTY:-}" ]; then
    used=own
    cp -r "$SORORA_THIRD_PARTY/$name" "$work/$name"
  else
    fetch "$name" "$version" "$suite" "$sha" "$tree" "$url"
  fi
  echo "$stamp" >"$work/$name/.stamp"
  echo "${used%%[+-]*}" >"$work/$name/.version"
  rm -rf "${out:?}/$name" && mv "$work/$name" "$out/$name"
  say "$name $used ready"
done
