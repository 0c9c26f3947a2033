#!/bin/sh
# Draws every sheet as SVG, writes the netlist and checks the electrical rules. Needs Debian's package lepton-eda.
#   sh render.sh          everything
#   sh render.sh netlist  only the netlist, to standard output
#   sh render.sh rules    only the check of the rules
set -eu
cd "$(dirname "$0")"
export LC_ALL=C GUILE_AUTO_COMPILE=0
sheets="power sensors door readers serial ups outputs"
files=$(for sheet in $sheets; do echo "$sheet.sch"; done)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# One net a line, in a fixed order: a changed wire is a changed line.
netlist() {
  lepton-netlist -q -g PCB -o "$work/net" $files 2>"$work/log" || { cat "$work/log" >&2; exit 1; }
  echo "# Written by render.sh from the sheets. sha256 of the sheets and symbols:"
  echo "# $(cat $files symbols/*.sym | sha256sum | cut -d' ' -f1)"
  sed -e ':a' -e '/\\$/N' -e 's/ *\\\n */ /' -e 'ta' "$work/net" | tr '\t' ' ' | sed 's/  */ /g; s/ *$//' | grep . | sort
}
rules() {
  lepton-netlist -q -g drc2 -o "$work/drc" $files 2>/dev/null || { cat "$work/drc"; exit 1; }
  grep -A2 -E "^(WARNING|ERROR)|found" "$work/drc"
}

case "${1:-everything}" in
netlist) netlist; exit ;;
rules) rules; exit ;;
esac
netlist >"$work/new" && mv "$work/new" controller.net
rules
for sheet in $sheets; do
  lepton-export -f svg -o "$work/$sheet.svg" "$sheet.sch" 2>"$work/log" || { cat "$work/log" >&2; exit 1; }
  {
    sed -e '/transform=/!s/\(\.[0-9][0-9]\)[0-9]*/\1/g' -e 's/<svg /<svg style="background:white" /' "$work/$sheet.svg"
    echo "<!-- drawn from $sheet.sch, sha256 with the symbols: $(cat "$sheet.sch" symbols/*.sym | sha256sum | cut -d' ' -f1) -->"
  } >"$sheet.svg"
done
