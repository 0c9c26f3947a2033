package id.penjaga.hub.app.office.visit;

import id.penjaga.hub.app.store.sql.StoreException;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// What people are called whom the records of doors name by a pseudonym: as the configuration says,
/// else as the register of badges says, else the pseudonym.
public final class HolderNames {
  /// A badge that was given to somebody else is called so this much later.
  private static final long KEPT_MS = 10_000;

  private final Map<String, String> configured;
  private final Supplier<Map<String, String>> registered;
  private final LongSupplier uptimeMs;
  private Map<String, String> known = Map.of();
  private long askedMs = Long.MIN_VALUE / 2;

  /// @param registered what [VisitReads#called] says; throws while the office is not open
  /// @param uptimeMs monotonic clock
  public HolderNames(
      Map<String, String> configured,
      Supplier<Map<String, String>> registered,
      LongSupplier uptimeMs) {
    this.configured = configured;
    this.registered = registered;
    this.uptimeMs = uptimeMs;
  }

  public String of(String holder) {
    String name = configured.get(holder);
    return name == null ? known().getOrDefault(holder, holder) : name;
  }

  private synchronized Map<String, String> known() {
    long now = uptimeMs.getAsLong();
    if (now - askedMs > KEPT_MS) {
      askedMs = now;
      try {
        known = registered.get();
      } catch (StoreException _) {
        // The room is shown while the office is being opened: by what was known before.
      }
    }
    return known;
  }
}
