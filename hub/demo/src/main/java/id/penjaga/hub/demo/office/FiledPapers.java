package id.penjaga.hub.demo.office;

import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.definitions.Definitions;
import id.penjaga.hub.app.office.CaseFile;
import id.penjaga.hub.app.office.CaseFilter;
import id.penjaga.hub.app.office.CaseLine;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.office.OfficeStart;
import id.penjaga.hub.app.papers.PaperDesk;
import id.penjaga.hub.app.papers.PaperFolder;
import id.penjaga.hub.app.papers.RoomMonth;
import id.penjaga.hub.app.papers.StoredArchive;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.paper.Speech;
import id.penjaga.hub.core.retention.KeepTimes;
import id.penjaga.hub.core.work.Answer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Freezes a few papers of the office's closed cases in both languages, as its people would.
public final class FiledPapers {
  private static final Map<String, String> PAPERS =
      Map.of(
          "SRVSEC", "EVIDENCE_RECEIPT",
          "NETFAULT", "F-04",
          "VISIT", "BERITA_ACARA",
          "DBSERVER", "CARE_REPORT",
          "MON", "MONTH_REPORT",
          "WEBFAULT", "RECORD");

  private final Definitions definitions;
  private final PaperFolder.Looks looks;
  private final ZoneId zone;

  /// @param looks of the site's papers
  public FiledPapers(Definitions definitions, PaperFolder.Looks looks, ZoneId zone) {
    this.definitions = definitions;
    this.looks = looks;
    this.zone = zone;
  }

  /// @param folder of an office that was written and is not open
  /// @param now when they are frozen
  /// @return the kinds that were
  public List<String> file(Path folder, Instant now) {
    PastClock clock = new PastClock(now);
    OfficeStart start = new OfficeStart(definitions, zone, clock, KeepTimes.USUAL);
    List<Throwable> bugs = new ArrayList<>();
    try (Store store = Store.open(folder, clock, new Threads(bugs::add), start.beginning())) {
      Office office = start.open(store);
      PaperDesk desk =
          new PaperDesk(
              office,
              new StoredArchive(() -> store),
              looks,
              zone,
              () -> now,
              new RoomMonth(() -> store, office, zone, kind -> Texts.both("alarm." + kind)));
      return PAPERS.entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .filter(paper -> frozen(office, desk, paper.getKey(), paper.getValue(), now))
          .map(Map.Entry::getValue)
          .toList();
    }
  }

  private static boolean frozen(
      Office office, PaperDesk desk, String procedure, String paper, Instant now) {
    for (CaseLine line : office.cases(new CaseFilter(procedure, false, null, "", null), 20)) {
      CaseFile file = office.caseFile(line.id()).orElseThrow();
      boolean ready =
          desk.offers(file).stream()
              .anyMatch(offer -> offer.paper().equals(paper) && offer.ready());
      for (String role : ready ? desk.freezers(file, paper) : List.<String>of()) {
        for (long person : office.people().holders(role, now)) {
          Answer answer =
              desk.freeze(
                  "demo/paper/" + procedure,
                  new By.Human(person, role),
                  line.id(),
                  paper,
                  Cast.KEEPER,
                  Speech.LANGUAGES);
          if (answer instanceof Answer.Stored) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
