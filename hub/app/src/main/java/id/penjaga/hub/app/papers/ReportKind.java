package id.penjaga.hub.app.papers;

import id.penjaga.hub.core.text.Bilingual;
import org.jspecify.annotations.Nullable;

/// The papers that belong to no case.
public enum ReportKind {
  SOP(new Bilingual("Lembar SOP", "Sheet of an SOP"), "SOP", false),
  DAMAGE(new Bilingual("Laporan jenis kerusakan rutin", "Routine damage-type report"), "LK", false),
  DEVIATIONS(
      new Bilingual("Laporan penyimpangan mutu baku", "Report of departures from standards"),
      "LP",
      false),
  OUTAGES(new Bilingual("Laporan pemadaman listrik", "Report of power outages"), "LPL", false),
  VISITORS(new Bilingual("Buku tamu ruang server", "Register of visitors"), "BT", false),
  VISIT_REVIEW(
      new Bilingual("Tinjauan bulanan kunjungan", "Monthly review of visits"), "TK", false),
  LOGBOOK(new Bilingual("Buku catatan ruang server", "Server-room logbook"), "BC", true),
  OBLIGATIONS(new Bilingual("Daftar kewajiban berkala", "List of obligations"), "DKB", true);

  private final Bilingual title;
  private final String abbreviation;
  private final boolean daily;

  ReportKind(Bilingual title, String abbreviation, boolean daily) {
    this.title = title;
    this.abbreviation = abbreviation;
    this.daily = daily;
  }

  public Bilingual title() {
    return title;
  }

  /// What stands for it in its numbers, as offices write.
  public String abbreviation() {
    return abbreviation;
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
