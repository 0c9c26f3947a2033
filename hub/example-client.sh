#!/bin/sh
# An example of a program that works for somebody: it opens a case, does its first step, and reads
# all open cases part by part.
#
#   HUB=http://192.168.1.10:8080 TOKEN=pjg_... hub/example-client.sh "SRV-07 Absensi"
#
# The token comes from the page "Token API"; its person holds the role staf_jaringan_dc. Needs curl
# and nothing else. Sent again with the same KEY it does nothing twice.
set -eu
api=${HUB:?the address of the hub}/api/v1
server=${1:?the label of a server}
key=${KEY:-$(date +%s)-$$}

ask() { # method, path, body
  answer=$(curl --silent --show-error --fail-with-body --request "$1" "$api$2" \
    --header "Authorization: Bearer ${TOKEN:?a token}" --header "Accept-Language: ${LANGUAGE:-id}" \
    --header "Content-Type: application/json" --header "Idempotency-Key: $key-$1-$2" \
    ${3:+--data "$3"}) || { echo "$answer" >&2; return 1; }
  echo "$answer"
}

value() { # of a name in a JSON object on one line: a number, or a text without quotes in it
  sed -n "s/.*\"$1\":\"\{0,1\}\([^\",}]*\).*/\1/p"
}

opened=$(ask POST /procedures/SRVSEC/cases \
  "{\"trigger\":\"by_hand\",\"subject\":{\"server\":\"$server\"}}")
case=$(echo "$opened" | value case)
echo "case $case"

ask POST "/cases/$case/steps/1/begin" '{}' >/dev/null
ask POST "/cases/$case/steps/1/complete" "{\"branch\":\"normal\",\"answers\":{
  \"checks\":[{\"object\":\"$server\",\"result\":\"normal\"}],\"finding\":\"Semua menjawab\"}}" >/dev/null
echo "step 1 done, stored as entry $(ask GET "/cases/$case/log?limit=200" | grep -o '"sequence":[0-9]*' | tail -n 1)"

next=
while :; do
  part=$(ask GET "/cases?limit=2${next:+&cursor=$next}")
  echo "$part" | grep -Eo '"id":[0-9]+' | sed 's/"id":/read case /'
  next=$(echo "$part" | value next)
  [ -n "$next" ] || break
done
