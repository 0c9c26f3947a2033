package id.penjaga.hub.core.monitor;

import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.monitor.WatchTarget.Means;
import id.penjaga.hub.core.register.Item;
import id.penjaga.hub.core.register.Items;
import id.penjaga.hub.core.register.Register;
import id.penjaga.hub.core.text.Bilingual;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Everything that is watched: each item in service whose field names a target. A monitor is added
/// by filling in a field.
///
/// @param watched in the order of registers and labels, at most [#MOST]
/// @param flaws fields that name something else
/// @param more how many monitors are too many and are not watched
public record Watchlist(List<Watched> watched, List<Flaw> flaws, int more) {
  /// So many can be asked every ten seconds by a small machine.
  public static final int MOST = 2_000;

  /// State of the items that are watched.
  private static final String IN_SERVICE = "in_service";

  /// A certificate changes slowly.
  private static final int TLS_SECONDS = 3_600;

  /// A field of an item that names no target.
  public record Flaw(String register, String item, String field, Bilingual text) {}

  public static final Watchlist NONE = new Watchlist(List.of(), List.of(), 0);

  public static Watchlist of(Map<String, Register> registers, Items items) {
    List<Watched> all = new ArrayList<>();
    List<Flaw> flaws = new ArrayList<>();
    registers.values().stream()
        .sorted(java.util.Comparator.comparing(Register::id))
        .filter(register -> !register.watch().isEmpty())
        .forEach(register -> {
          for (Item item : items.of(register.id())) {
            if (register.stateOf(item).equals(IN_SERVICE)) {
              of(register, item, all, flaws);
            }
          }
        });
    int kept = Math.min(all.size(), MOST);
    return new Watchlist(List.copyOf(all.subList(0, kept)), List.copyOf(flaws), all.size() - kept);
  }

  private static void of(Register register, Item item, List<Watched> all, List<Flaw> flaws) {
    for (Register.Watch watch : register.watch()) {
      Value value = item.fields().get(watch.field());
      if (value != null) {
        WatchTarget.Parsed parsed = WatchTarget.parse(value.plain());
        parsed
            .problems()
            .forEach(text -> flaws.add(new Flaw(register.id(), item.label(), watch.field(), text)));
        of(register, item, watch, parsed.targets(), all, flaws);
      }
    }
  }

  private static void of(
      Register register,
      Item item,
      Register.Watch watch,
      List<WatchTarget> targets,
      List<Watched> all,
      List<Flaw> flaws) {
    Map<Means, List<WatchTarget>> byMeans = new EnumMap<>(Means.class);
    for (WatchTarget target : targets) {
      Means means = target.means();
      if (watch.readings() && means != Means.HTTP) {
        flaws.add(
            new Flaw(
                register.id(),
                item.label(),
                watch.field(),
                new Bilingual(
                    "Tulis alamat http:// tempat nilai dibaca, misalnya"
                        + " http://10.0.0.5:9100/metrics.",
                    "Write the http:// address that readings are fetched from, such as"
                        + " http://10.0.0.5:9100/metrics.")));
        continue;
      }
      Means asked = watch.readings() ? Means.READINGS : means;
      byMeans.computeIfAbsent(asked, _ -> new ArrayList<>()).add(target);
      if (asked == Means.HTTP && target.secure()) {
        byMeans.computeIfAbsent(Means.TLS, _ -> new ArrayList<>()).add(target);
      }
    }
    byMeans.forEach((means, asked) -> {
      Watched one =
          new Watched(
              register.id(),
              item.label(),
              means,
              asked,
              means == Means.TLS || means == Means.READINGS ? "" : watch.finds(),
              means == Means.TLS ? Math.max(TLS_SECONDS, watch.every()) : watch.every(),
              watch.misses(),
              watch.recover());
      if (all.stream().noneMatch(other -> other.name().equals(one.name()))) {
        all.add(one);
      }
    });
  }
}
