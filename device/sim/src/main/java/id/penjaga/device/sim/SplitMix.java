package id.penjaga.device.sim;

/// SplitMix64: small, fast, and the same numbers on every machine and Java. Not for secrets. Not
/// thread safe.
///
/// Every use of chance takes a stream of its own by name, so that a new sensor does not shift the
/// story of all the others.
public final class SplitMix {
  private static final long GAMMA = 0x9E3779B97F4A7C15L;

  private final long seed;
  private long state;

  public SplitMix(long seed) {
    this.seed = seed;
    this.state = mix(seed + GAMMA);
  }

  /// An independent stream that depends on this one's seed and the name only, not on what was drawn
  /// before.
  public SplitMix stream(String name) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
    }
    return new SplitMix(mix(seed * GAMMA ^ hash));
  }

  public long nextLong() {
    state += GAMMA;
    return mix(state);
  }

  /// From 0 to `bound - 1`.
  public int below(int bound) {
    return (int) Math.floorMod(nextLong() >>> 1, (long) bound);
  }

  /// From `least` up to but without `most`.
  public double between(double least, double most) {
    return least + (most - least) * (nextLong() >>> 11) * 0x1p-53;
  }

  public boolean chance(double probability) {
    return between(0, 1) < probability;
  }

  /// Waiting time of a Poisson process, at least 1.
  public long exponential(double mean) {
    return Math.max(1, (long) (-mean * Math.log1p(-between(0, 1))));
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
