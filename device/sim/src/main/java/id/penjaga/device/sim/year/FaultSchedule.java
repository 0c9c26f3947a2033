package id.penjaga.device.sim.year;

import id.penjaga.device.sim.Kernel;
import id.penjaga.device.sim.SplitMix;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/// Strikes a target with faults at random times. Different faults overlap; one fault does not
/// overlap itself.
public final class FaultSchedule {
  private final Kernel kernel;
  private final SplitMix random;
  private final Swarm swarm;
  private final FaultTarget target;
  private final Map<Fault, SplitMix> streams = new EnumMap<>(Fault.class);
  private final Map<Fault, Long> struck = new EnumMap<>(Fault.class);
  private final Set<Fault> active = EnumSet.noneOf(Fault.class);
  private boolean healed;

  public FaultSchedule(Kernel kernel, SplitMix random, Swarm swarm, FaultTarget target) {
    this.kernel = kernel;
    this.random = random;
    this.swarm = swarm;
    this.target = target;
  }

  public void begin() {
    for (Fault fault : Fault.values()) {
      if (swarm.rates().containsKey(fault)) {
        streams.put(fault, random.stream(fault.name()));
        await(fault);
      }
    }
  }

  /// Ends every active fault and strikes no more.
  public void heal() {
    healed = true;
    for (Fault fault : Set.copyOf(active).stream().sorted().toList()) {
      end(fault);
    }
  }

  public boolean active(Fault fault) {
    return active.contains(fault);
  }

  /// How often each fault has struck.
  public Map<Fault, Long> struck() {
    return Map.copyOf(struck);
  }

  public long total() {
    return struck.values().stream().mapToLong(Long::longValue).sum();
  }

  private void await(Fault fault) {
    double mean = fault.every().toNanos() / rate(fault);
    kernel.after(Duration.ofNanos(stream(fault).exponential(mean)), () -> strike(fault));
  }

  private void strike(Fault fault) {
    if (healed) {
      return;
    }
    active.add(fault);
    struck.merge(fault, 1L, Long::sum);
    SplitMix how = stream(fault);
    target.begin(fault, how);
    if (fault.lasting().isZero()) {
      end(fault);
      await(fault);
    } else {
      long length = how.exponential(fault.lasting().toNanos());
      kernel.after(
          Duration.ofNanos(length),
          () -> {
            if (!healed) {
              end(fault);
              await(fault);
            }
          });
    }
  }

  private void end(Fault fault) {
    if (active.remove(fault)) {
      target.end(fault);
    }
  }

  private double rate(Fault fault) {
    Double rate = swarm.rates().get(fault);
    if (rate == null) {
      throw new IllegalStateException(fault + " is not in " + swarm);
    }
    return rate;
  }

  private SplitMix stream(Fault fault) {
    return streams.computeIfAbsent(fault, missing -> random.stream(missing.name()));
  }
}
