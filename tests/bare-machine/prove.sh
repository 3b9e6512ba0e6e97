#!/usr/bin/env bash
#
# Proves that Node and npm are all that Gradreel needs.
#
# It makes a minimal Debian (or Ubuntu) in a folder with debootstrap, puts this machine's Node and npm into
# it and nothing else (no browser, no ffmpeg, no Python, no library that a browser wants), clones the
# repository's last commit into it and does there what the README says, as an ordinary user:
#
#     npm ci && npm run render      must leave renders/01-one-neuron/lesson.mp4
#     npm ci && npm test            must pass
#
# After "npm ci" the network is taken away, but for loopback. Between the two, the render is done as root too.
#
#     sudo tests/bare-machine/prove.sh [option]
#       --only-shell     stop when the packaged browser has started and encoded a frame
#       --run COMMAND    then run this in the clone, in place of the render and the tests
#       --only-render    leave out the tests and the second render
#       --fresh          make the minimal system anew instead of taking the kept one
#       --keep           leave the used system in its folder, to look into it
#
# Wants root, debootstrap and util-linux on Linux x64. Mirror and npm registry are those that this machine
# itself uses, read at run time. The minimal system is kept in ${TMPDIR:-/tmp}/gradreel-bare-machine.
# The last line is "bare machine: passed", or says what failed.

set -euo pipefail

repository=$(cd "$(dirname "$0")/../.." && pwd)
place=${TMPDIR:-/tmp}/gradreel-bare-machine
only_shell=no only_render=no fresh=no keep=no command=
arguments=("$@")
while [ $# -gt 0 ]; do
  case $1 in
    --only-shell) only_shell=yes ;;
    --only-render) only_render=yes ;;
    --fresh) fresh=yes ;;
    --keep) keep=yes ;;
    --run) command=${2:?--run wants a command}; shift ;;
    *) sed -n '3,/^$/s/^# \{0,1\}//p' "$0"; exit 2 ;;
  esac
  shift
done

fail() {
  echo "bare machine: failed: $*"
  exit 1
}
say() { echo "== $*"; }

[ "$(uname -sm)" = "Linux x86_64" ] || fail "this proof is for Linux x64"
[ "$(id -u)" = 0 ] || fail "chroot and debootstrap want root"
for program in debootstrap unshare chroot git node npm; do
  command -v "$program" >/dev/null || fail "$program is missing on this machine"
done

# What follows runs in namespaces of its own: its mounts and processes are gone when it ends, however it does.
if [ -z "${GRADREEL_BARE_MACHINE:-}" ]; then
  mkdir -p "$place"
  machine=$(mktemp -d "$place/machine.XXXXXX")
  inside=
  finish() {
    # unshare does not listen to anything gentler; its children end with it.
    if [ -n "$inside" ]; then kill -KILL "$inside" && wait "$inside" 2>/dev/null || true; fi
    if [ "$keep" = yes ]; then say "kept: $machine"; else rm -rf --one-file-system "$machine"; fi
  }
  trap finish EXIT
  trap 'exit 130' INT TERM HUP
  GRADREEL_BARE_MACHINE=$machine unshare --mount --propagation private --pid --fork --kill-child \
    "$0" "${arguments[@]}" &
  inside=$!
  code=0
  wait "$inside" || code=$?
  inside=
  exit "$code"
fi
machine=$GRADREEL_BARE_MACHINE

# shellcheck source=/dev/null
. /etc/os-release
suite=${VERSION_CODENAME:-}
[ -n "$suite" ] || fail "/etc/os-release names no release"

# The mirror that apt has for this release: one-line sources first, then the deb822 ones.
mirror=$(
  {
    cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null |
      sed -n 's/^deb  *\(\[[^]]*\]  *\)\{0,1\}\([^ ]*\)  *\([^ ]*\) .*/\2 \3/p'
    cat /etc/apt/sources.list.d/*.sources 2>/dev/null |
      awk 'BEGIN { RS = "" } {
        uri = ""; suites = ""
        n = split($0, lines, "\n")
        for (i = 1; i <= n; i++) {
          if (lines[i] ~ /^URIs:/) { split(lines[i], words, " "); uri = words[2] }
          if (lines[i] ~ /^Suites:/) { sub(/^Suites:/, "", lines[i]); suites = lines[i] }
        }
        count = split(suites, each, " ")
        for (i = 1; i <= count; i++) print uri, each[i]
      }'
  } | awk -v suite="$suite" '$2 == suite { print $1; exit }'
)
[ -n "$mirror" ] || fail "apt has no mirror for $suite"

base=$place/$suite
if [ "$fresh" = yes ]; then rm -rf "$base"; fi
if [ ! -e "$base/etc/os-release" ]; then
  say "making a minimal $suite"
  mkdir -p "$place"
  rm -rf "$base.draft"
  debootstrap --variant=minbase "$suite" "$base.draft" "$mirror" >"$place/debootstrap.log" 2>&1 ||
    fail "debootstrap; see $place/debootstrap.log"
  rm -rf "$base.draft"/var/cache/apt/archives/*.deb
  mv "$base.draft" "$base"
fi

say "copying it"
cp -a --reflink=auto "$base/." "$machine"
mount -t proc proc "$machine/proc"
mount -t tmpfs tmpfs "$machine/dev"
for device in null zero full random urandom tty; do
  touch "$machine/dev/$device"
  mount --bind "/dev/$device" "$machine/dev/$device"
done
mkdir "$machine/dev/shm"
mount -t tmpfs -o size=64m,mode=1777 tmpfs "$machine/dev/shm"
ln -s /proc/self/fd "$machine/dev/fd"
cp -L /etc/resolv.conf /etc/hosts "$machine/etc/"

say "adding Node and npm"
npm_folder=$(dirname "$(dirname "$(readlink -f "$(command -v npm)")")")
node_program=$(readlink -f "$(command -v node)")
mkdir -p "$machine/usr/local/lib/node_modules"
cp "$node_program" "$machine/usr/local/bin/node"
cp -a "$npm_folder" "$machine/usr/local/lib/node_modules/npm"
ln -s ../lib/node_modules/npm/bin/npm-cli.js "$machine/usr/local/bin/npm"
ln -s ../lib/node_modules/npm/bin/npx-cli.js "$machine/usr/local/bin/npx"
# Only what Node itself links against, and only where the minimal system has not got it.
known_libraries=$(chroot "$machine" ldconfig -p)
for library in $(ldd "$node_program" | sed -n 's/.*=> \(\/[^ ]*\) .*/\1/p'); do
  name=$(basename "$library")
  if [[ $known_libraries != *"$name"* ]]; then
    say "adding $name for Node"
    cp -L "$library" "$machine/usr/local/lib/"
  fi
done
chroot "$machine" ldconfig
chroot "$machine" /usr/bin/env -i /usr/local/bin/node -e '
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) process.exit(1);
' || fail "this machine's Node does not start there, or is older than 20.19"

say "looking that nothing else is there"
for program in google-chrome google-chrome-stable chrome chromium chromium-browser microsoft-edge firefox \
  ffmpeg ffprobe python python3 git gcc make; do
  if chroot "$machine" sh -c "command -v $program" >/dev/null; then fail "$program is there"; fi
done
for library in libnss3 libnspr4 libglib-2.0 libX11 libasound libgbm libfontconfig libfreetype; do
  files=$(find "$machine"/lib "$machine"/lib64 "$machine"/usr/lib -name "$library.so*")
  [ -z "$files" ] || fail "the library $library is there"
done
[ -z "$(find "$machine/usr/share/fonts" -type f 2>/dev/null)" ] || fail "fonts are there"

chroot "$machine" useradd --create-home --uid 1000 teacher
# What npm has been told on this machine: registry, certificates, passwords. All of it stays in the machine.
tell_npm() {
  local home=$machine$1 config=$machine$1/.npmrc certificates
  [ -e "$HOME/.npmrc" ] && cp -L "$HOME/.npmrc" "$config"
  echo "registry=$(cd / && npm config get registry 2>/dev/null)" >>"$config"
  certificates=${NODE_EXTRA_CA_CERTS:-$(cd / && npm config get cafile 2>/dev/null)}
  if [ -f "$certificates" ]; then
    cp -L "$certificates" "$home/.certificates.pem"
    chmod 644 "$home/.certificates.pem"
    sed -i '/^cafile *=/d' "$config"
    echo "cafile=$1/.certificates.pem" >>"$config"
  fi
  chmod 600 "$config"
}
tell_npm /root
tell_npm /home/teacher
chown 1000:1000 "$machine/home/teacher/.npmrc"

say "cloning the last commit: $(git -C "$repository" log -1 --format='%h %s')"
if [ -n "$(git -C "$repository" status --porcelain)" ]; then
  say "(changes that are not committed are left out)"
fi
git -c safe.directory='*' clone --quiet --no-hardlinks "file://$repository" "$machine/home/teacher/gradreel"
chown -R 1000:1000 "$machine/home/teacher/gradreel"

# as USER HOME COMMAND: runs a shell command in the clone there, with a clean environment.
as() {
  local user=$1 home=$2 command=$3 proxies=()
  for name in http_proxy https_proxy no_proxy HTTP_PROXY HTTPS_PROXY NO_PROXY; do
    if [ -n "${!name:-}" ]; then proxies+=("$name=${!name}"); fi
  done
  chroot --userspec="$user" "$machine" /usr/bin/env -i \
    HOME="$home" PATH=/usr/local/bin:/usr/bin:/bin LANG=C.UTF-8 TMPDIR=/tmp CI=true "${proxies[@]}" \
    /bin/sh -c "cd $home/gradreel && $command"
}
# The same with nothing but loopback for a network.
offline() {
  if command -v ip >/dev/null; then
    export -f as
    export machine
    unshare --net bash -c 'ip link set lo up && as "$@"' offline "$@"
  else
    say "(no \"ip\" on this machine: the network stays)"
    as "$@"
  fi
}
teacher=(1000:1000 /home/teacher)

say "npm ci"
as "${teacher[@]}" 'npm ci --no-audit --no-fund' || fail "npm ci"
say "the packaged browser"
offline "${teacher[@]}" 'npx gradreel doctor' ||
  fail "the packaged browser does not start or does not encode"
if [ "$only_shell" = yes ]; then
  echo "bare machine: passed (as far as the browser)"
  exit 0
fi

if [ -n "$command" ]; then
  say "$command"
  offline "${teacher[@]}" "$command" || fail "$command"
  echo "bare machine: passed (only: $command)"
  exit 0
fi

video=renders/01-one-neuron/lesson.mp4
check_video() {
  local file=$machine$1/gradreel/$video
  [ -s "$file" ] || fail "$video is not there after npm run render ($2)"
  say "$video: $(stat -c %s "$file") bytes ($2)"
}
say "npm run render, without a network"
offline "${teacher[@]}" 'npm run render' || fail "npm run render"
check_video /home/teacher "ordinary user"
if [ "$only_render" = yes ]; then
  echo "bare machine: passed (without the tests)"
  exit 0
fi

say "npm run render as root"
cp -a "$machine/home/teacher/gradreel" "$machine/root/gradreel"
rm -rf "$machine/root/gradreel/renders/01-one-neuron" "$machine/root/gradreel/node_modules/.cache"
chown -R 0:0 "$machine/root/gradreel"
offline 0:0 /root 'npm run render' || fail "npm run render as root"
check_video /root root

say "npm test, without a network"
offline "${teacher[@]}" 'npm test' || fail "npm test"

echo "bare machine: passed"
