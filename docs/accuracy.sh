#!/usr/bin/env bash
# How well Shoal tracks tanks that do not exist: simulates, tracks and judges them, raw and smoothed, one line each.
# usage: docs/accuracy.sh [FIRST_SEED [LAST_SEED]]; SCENES="poor tilted" picks scenes, COUNT=yes tells the number of fish, OUT keeps the files.
set -euo pipefail
root=$(dirname "$(dirname "$(readlink -f "$0")")")
first=${1:-41} last=${2:-$first} out=${OUT:-$(mktemp -d)}
mkdir -p "$out"

poor="--seconds=50 --pixelNoise=3 --missRate=0.15 --falsePositiveRate=0.06"
declare -A scene=(
  [poor]="$poor"
  [tilted]="$poor --rig=tilted --tankRadius=0.8 --waterDepth=0.9 --cameraHeight=1"
  [harder]="--seconds=50 --pixelNoise=4 --missRate=0.25 --falsePositiveRate=0.1"
  [outages]="--seconds=100 --outages=8 --outageCameras=4"
  [absences]="--seconds=100 --absences=9"
  [one]="$poor --fish=1"
  [two]="$poor --fish=2"
  [thirty]="$poor --fish=30"
)

for name in ${SCENES:-poor tilted harder outages absences one two thirty}; do
  for seed in $(seq "$first" "$last"); do
    folder=$out/$name-$seed
    # shellcheck disable=SC2086
    "$root/shoal" simulate tank --detectionsOnly ${scene[$name]} --seed="$seed" --output="$folder" > "$folder.log" 2>&1
    fish=$(tail -n +2 "$folder/truth.csv" | cut -d, -f2 | sort -u | wc -l)
    count=$([ "${COUNT:-no}" = yes ] && echo "$fish" || echo 0)
    "$root/shoal" tank --recording="$folder/recording.yaml" --detections="$folder/detections.jsonl.gz" \
      --expectedCount="$count" --maxFish=$((fish + 10)) --output="$out/tracks" >> "$folder.log" 2>&1 || tail -3 "$folder.log"
    for kind in raw smoothed; do
      "$root/shoal" evaluate --tracks="$out/tracks/$name-$seed/tracking.h5" --truth="$folder/truth.csv" --within=0.02 \
        $([ $kind = smoothed ] && echo --smoothed) --json=- > "$folder.$kind.json"
      python3 - "$name" "$seed" "$kind" "$folder.$kind.json" <<'END'
import json, sys
name, seed, kind, path = sys.argv[1:]
score = json.load(open(path))["scores"][0]
print(f"{name:9} seed {seed:>3} {kind:8} MOTA {score['mota']:.4f}  IDF1 {score['idf1']:.4f}  switches {score['switches']:2}  RMSE {1000 * (score['rmse'] or 0):.2f} mm")
END
    done
  done
done
