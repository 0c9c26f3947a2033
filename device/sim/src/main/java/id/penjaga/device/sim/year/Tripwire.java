package id.penjaga.device.sim.year;

import id.penjaga.device.sim.SplitMix;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// Chance at named places: `after-journal-before-relay`. The adapter of the device asks at each
/// place whether a fault strikes right there.
///
/// Each seed arms about half of the places; an armed place trips rarely, so that runs also get past
/// it.
public final class Tripwire {
  private record Place(SplitMix random, double probability) {}

  private final SplitMix random;
  private final double scale;
  private final Map<String, Place> places = new HashMap<>();
  private final Map<String, Long> tripped = new TreeMap<>();
  private boolean healed;

  /// @param scale 0 never trips; 1 trips an armed place once in 20 to 2000 passes
  public Tripwire(SplitMix random, double scale) {
    this.random = random;
    this.scale = scale;
  }

  /// Whether a fault strikes here and now.
  public boolean trips(String place) {
    if (healed || scale == 0) {
      return false;
    }
    Place known = places.computeIfAbsent(place, this::arm);
    boolean trips = known.random.chance(known.probability);
    if (trips) {
      tripped.merge(place, 1L, Long::sum);
    }
    return trips;
  }

  /// No place trips any more.
  public void heal() {
    healed = true;
  }

  /// How often each place tripped, by name.
  public Map<String, Long> tripped() {
    return Map.copyOf(tripped);
  }

  private Place arm(String place) {
    SplitMix own = random.stream(place);
    double probability =
        own.chance(0.5) ? Math.exp(own.between(Math.log(0.0005), Math.log(0.05))) : 0;
    return new Place(own, probability * scale);
  }
}
