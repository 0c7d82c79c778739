#!/usr/bin/env bash
# How well Shoal tracks tanks that do not exist: simulates, tracks and judges them. Three lines a tank: perfect (every fish triangulated from its
# own detections, which is the best that association of single frames can reach), raw and smoothed.
# usage: docs/accuracy.sh [FIRST_SEED [LAST_SEED]]; SCENES="poor tilted" picks scenes, COUNT=yes tells the number of fish, OUT keeps the files.
set -euo pipefail
root=$(dirname "$(dirname "$(readlink -f "$0")")")
first=${1:-41} last=${2:-$first} out=${OUT:-$(mktemp -d)}
mkdir -p "$out"

poor="--seconds=50 --pixelNoise=3 --missRate=0.15 --falsePositiveRate=0.06"
tilted="--rig=tilted --tankRadius=0.8 --waterDepth=0.9 --cameraHeight=1"
declare -A scene=(
  [poor]="$poor"
  [tilted]="$poor $tilted"
  [six]="$poor $tilted --cameras=6"
  [twentyfour]="$poor --cameras=24"
  [harder]="--seconds=50 --pixelNoise=4 --missRate=0.25 --falsePositiveRate=0.1"
  [outages]="--seconds=100 --outages=8 --outageCameras=4"
  [absences]="--seconds=100 --absences=9"
  [one]="$poor --fish=1"
  [two]="$poor --fish=2"
  [thirty]="$poor --fish=30"
)

judge() { # NAME SEED KIND TRACKS [OPTION]
  "$root/shoal" evaluate --tracks="$4" --truth="$out/$1-$2/truth.csv" --within=0.02 "${@:5}" --json=- > "$out/$1-$2.$3.json"
  python3 - "$1" "$2" "$3" "$out/$1-$2.$3.json" <<'END'
import json, sys
name, seed, kind, path = sys.argv[1:]
score = json.load(open(path))["scores"][0]
print(f"{name:10} seed {seed:>3} {kind:8} MOTA {score['mota']:.4f}  IDF1 {score['idf1']:.4f}  switches {score['switches']:2}  RMSE {1000 * (score['rmse'] or 0):.2f} mm")
END
}

for name in ${SCENES:-poor tilted six twentyfour harder outages absences one two thirty}; do
  for seed in $(seq "$first" "$last"); do
    folder=$out/$name-$seed
    # shellcheck disable=SC2086
    "$root/shoal" simulate tank --detectionsOnly ${scene[$name]} --seed="$seed" --output="$folder" > "$folder.log" 2>&1
    fish=$(tail -n +2 "$folder/truth.csv" | cut -d, -f2 | sort -u | wc -l)
    count=$([ "${COUNT:-no}" = yes ] && echo "$fish" || echo 0)
    "$root/shoal" tank --recording="$folder/recording.yaml" --detections="$folder/detections.jsonl.gz" \
      --expectedCount="$count" --maxBadFrameFraction=1 --maxFish=$((fish + 10)) --output="$out/tracks" >> "$folder.log" 2>&1 || tail -3 "$folder.log"
    judge "$name" "$seed" perfect "$folder/triangulated.csv"
    judge "$name" "$seed" raw "$out/tracks/$name-$seed/tracking.h5"
    judge "$name" "$seed" smoothed "$out/tracks/$name-$seed/tracking.h5" --smoothed
  done
done
