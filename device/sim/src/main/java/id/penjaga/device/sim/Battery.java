package id.penjaga.device.sim;

import java.util.Locale;

/// The UPS: 24 V line-interactive, full at first, carries its load for 25 minutes, charges again in
/// two hours. Speaks Megatec/Q1.
final class Battery {
  private static final double RUNTIME_SECONDS = 25 * 60;
  private static final double CHARGING_SECONDS = 2 * 3600;
  private static final double LOW = 0.2;

  private final SplitMix random;
  private boolean mains = true;
  private boolean failed;
  private double charge = 1;
  private long sinceNanos;

  Battery(SplitMix random) {
    this.random = random;
  }

  void mains(boolean present, long nanos) {
    settle(nanos);
    mains = present;
  }

  void charge(double share, long nanos) {
    settle(nanos);
    charge = Math.clamp(share, 0, 1);
  }

  void failed(boolean broken) {
    failed = broken;
  }

  /// Whether it feeds its load: not with an empty battery and no mains.
  boolean feeds(long nanos) {
    settle(nanos);
    return mains || charge > 0;
  }

  /// The answer to a command, without its carriage return; empty for none.
  String answer(String command, long nanos) {
    settle(nanos);
    return switch (command) {
      case "Q1" -> status();
      case "F" -> "#230.0 004 24.00 50.0";
      case "I" -> String.format(Locale.ROOT, "#%-15s %-10s %-10s", "PENJAGA", "SIM1800", "1.0");
      case "Q", "T", "TL", "CT" -> "";
      default -> command; // an unknown command comes back as it was
    };
  }

  private String status() {
    double input = mains ? 226 + random.between(-4, 4) : 0;
    double output = mains ? input : 220 + random.between(-0.5, 0.5);
    double fault = mains ? 226 : 170;
    int load = 34 + random.below(4);
    double volts = mains ? 26.2 + charge : 21 + 4.4 * charge;
    String bits =
        (mains ? "0" : "1") + (charge < LOW ? "1" : "0") + "0" + (failed ? "1" : "0") + "1000";
    return String.format(
        Locale.ROOT,
        "(%05.1f %05.1f %05.1f %03d %04.1f %04.1f %04.1f %s",
        input,
        fault,
        output,
        load,
        mains ? 50 + random.between(-0.1, 0.1) : 50,
        volts,
        29 + random.between(0, 1),
        bits);
  }

  private void settle(long nanos) {
    double seconds = (nanos - sinceNanos) / 1e9;
    sinceNanos = nanos;
    charge =
        Math.clamp(
            charge + (mains ? seconds / CHARGING_SECONDS : -seconds / RUNTIME_SECONDS), 0, 1);
  }
}
