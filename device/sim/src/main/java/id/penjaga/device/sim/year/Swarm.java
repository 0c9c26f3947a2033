package id.penjaga.device.sim.year;

import id.penjaga.device.sim.SplitMix;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Which faults a run has, and how many times as often as usual. Drawn per seed; a failing run is
/// shrunk by taking faults out.
///
/// @param rates a factor for each fault that is switched on
public record Swarm(Map<Fault, Double> rates) {
  public Swarm {
    rates = Map.copyOf(rates);
  }

  /// A random half of all faults, each from a third to three times as often as usual.
  public static Swarm draw(SplitMix random) {
    Map<Fault, Double> rates = new EnumMap<>(Fault.class);
    for (Fault fault : Fault.values()) {
      boolean on = random.chance(0.5);
      double rate = Math.exp(random.between(-Math.log(3), Math.log(3)));
      if (on) {
        rates.put(fault, rate);
      }
    }
    return new Swarm(rates);
  }

  /// Every fault, `factor` times as often as usual.
  public static Swarm all(double factor) {
    Map<Fault, Double> rates = new EnumMap<>(Fault.class);
    for (Fault fault : Fault.values()) {
      rates.put(fault, factor);
    }
    return new Swarm(rates);
  }

  public static Swarm none() {
    return new Swarm(Map.of());
  }

  /// The same with all but these faults.
  public Swarm without(Set<Fault> faults) {
    Map<Fault, Double> rest = new EnumMap<>(Fault.class);
    rates.forEach((fault, rate) -> {
      if (!faults.contains(fault)) {
        rest.put(fault, rate);
      }
    });
    return new Swarm(rest);
  }

  /// The faults in the order of their declaration, for a failure report.
  @Override
  public String toString() {
    return new TreeSet<>(rates.keySet()).toString();
  }
}
