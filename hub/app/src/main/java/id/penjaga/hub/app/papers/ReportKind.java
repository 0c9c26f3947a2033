package id.penjaga.hub.app.papers;

import id.penjaga.hub.core.text.Bilingual;
import org.jspecify.annotations.Nullable;

/// The papers that belong to no case.
public enum ReportKind {
  SOP(new Bilingual("Lembar SOP", "Sheet of an SOP"), false),
  DAMAGE(new Bilingual("Laporan jenis kerusakan rutin", "Routine damage-type report"), false),
  DEVIATIONS(
      new Bilingual("Laporan penyimpangan mutu baku", "Report of departures from standards"),
      false),
  LOGBOOK(new Bilingual("Buku catatan ruang server", "Server-room logbook"), true),
  OBLIGATIONS(new Bilingual("Daftar kewajiban berkala", "List of obligations"), true);

  private final Bilingual title;
  private final boolean daily;

  ReportKind(Bilingual title, boolean daily) {
    this.title = title;
    this.daily = daily;
  }

  public Bilingual title() {
    return title;
  }

  /// Whether it tells of a day; else of a month.
  public boolean daily() {
    return daily;
  }

  /// Null for a name that is none.
  public static @Nullable ReportKind of(String name) {
    for (ReportKind kind : values()) {
      if (kind.name().equals(name)) {
        return kind;
      }
    }
    return null;
  }

  /// The title of one by its name; the name itself for one that is not known any more.
  static Bilingual title(String name) {
    ReportKind kind = of(name);
    return kind == null ? Bilingual.same(name) : kind.title;
  }
}
