package id.penjaga.hub.app.papers;

import id.penjaga.hub.core.text.Bilingual;

/// The papers that belong to no case.
public enum ReportKind {
  SOP(new Bilingual("Lembar SOP", "Sheet of an SOP")),
  MONTH(new Bilingual("Laporan bulanan ruang server", "Monthly report of the server room")),
  DAMAGE(new Bilingual("Laporan jenis kerusakan rutin", "Routine damage-type report")),
  DEVIATIONS(
      new Bilingual("Laporan penyimpangan mutu baku", "Report of departures from standards")),
  LOGBOOK(new Bilingual("Buku catatan ruang server", "Server-room logbook")),
  OBLIGATIONS(new Bilingual("Daftar kewajiban", "List of obligations"));

  private final Bilingual title;

  ReportKind(Bilingual title) {
    this.title = title;
  }

  public Bilingual title() {
    return title;
  }

  /// The title of one by its name; the name itself for one that is not known any more.
  static Bilingual title(String name) {
    for (ReportKind kind : values()) {
      if (kind.name().equals(name)) {
        return kind.title;
      }
    }
    return Bilingual.same(name);
  }
}
