package id.penjaga.hub.core.monitor;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// How full a partition is (MNT-10, MNT-11).
///
/// @param partition where it is mounted, or a drive: `/var`, `C:`
/// @param used in per cent, 0.0 to 100.0 with one decimal
public record PartitionUse(String partition, BigDecimal used) {
  /// Above it the partition is in breach: 90.0 is not, 90.1 is (003 H.3.b).
  public static final BigDecimal LIMIT = new BigDecimal("90.0");

  /// Above it there is a warning.
  public static final BigDecimal WARNING = new BigDecimal("85.0");

  /// Decimals beyond which a division of floating numbers says nothing.
  private static final int NOISE = 6;

  private static final BigDecimal FULL = BigDecimal.valueOf(100);

  /// How urgent it is.
  public enum Level {
    GOOD,
    WARNED,
    BREACHED
  }

  /// One decimal, rounded up: the number that people see and the verdict never disagree.
  public PartitionUse {
    used = used.setScale(1, RoundingMode.CEILING).max(BigDecimal.ZERO).min(FULL);
  }

  /// As `df` counts it: what is used, of what an ordinary user could use.
  ///
  /// @param size bytes in all
  /// @param free bytes that are free, also for root alone
  /// @param available bytes that an ordinary user can still take
  public static PartitionUse of(String partition, double size, double free, double available) {
    double taken = Math.max(0, size - free);
    double whole = taken + Math.max(0, available);
    double percent = whole <= 0 || Double.isNaN(whole) ? 0 : Math.min(100, taken / whole * 100);
    return new PartitionUse(
        partition, BigDecimal.valueOf(percent).setScale(NOISE, RoundingMode.HALF_UP));
  }

  public Level level() {
    return used.compareTo(LIMIT) > 0
        ? Level.BREACHED
        : used.compareTo(WARNING) > 0 ? Level.WARNED : Level.GOOD;
  }

  /// Those above the limit, the fullest first.
  public static List<PartitionUse> breaches(Collection<PartitionUse> all) {
    return all.stream()
        .filter(one -> one.level() == Level.BREACHED)
        .sorted(Comparator.comparing(PartitionUse::used).reversed())
        .toList();
  }

  /// `/data 90.1 %`.
  public String line() {
    return partition + " " + used.toPlainString() + " %";
  }
}
