package id.penjaga.hub.app.procedures;

import id.penjaga.hub.app.papers.PaperFolder;
import id.penjaga.hub.app.print.PdfPrinter;
import id.penjaga.hub.app.print.PdfText;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.paper.CasePaper;
import id.penjaga.hub.core.paper.CaseWords;
import id.penjaga.hub.core.paper.ExecutionRecord;
import id.penjaga.hub.core.paper.MonthAnnex;
import id.penjaga.hub.core.paper.Paper;
import id.penjaga.hub.core.paper.PaperLayout;
import id.penjaga.hub.core.paper.PaperPart;
import id.penjaga.hub.core.paper.Speech;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/// Papers of a case of a fixture, in both languages; what is printed can be looked at in
/// `target/papers`.
final class Printed {
  private static final PaperFolder.Looks LOOKS =
      PaperFolder.read(Path.of("../../config").toAbsolutePath().normalize(), "");

  private Printed() {}

  static PaperFolder.Looks looks() {
    return LOOKS;
  }

  /// The text of a paper without blanks, Indonesian first.
  static String text(Story story, String paper) throws IOException {
    return text(story, paper, "id") + text(story, paper, "en");
  }

  static String text(Story story, String paper, String language) throws IOException {
    byte[] pdf = PdfPrinter.print(paper(story, paper, language));
    Path folder = Files.createDirectories(Path.of("target/papers"));
    Files.write(folder.resolve(paper + "-" + language + ".pdf"), pdf);
    return PdfText.of(pdf);
  }

  static Paper paper(Story story, String paper, String language) {
    Case state = story.state();
    Speech speech = new Speech(language, Desk.ZONE);
    CaseWords words =
        new CaseWords(
            state,
            Desk.present(story.desk.pinned(state.definition())),
            Desk.present(story.desk.entries.get(state.id())),
            story.desk.people(),
            Desk.SHIPPED.roles(),
            _ -> null,
            speech);
    PaperLayout layout = LOOKS.layouts().get(paper);
    return layout == null
        ? ExecutionRecord.of(LOOKS.site(), words, story.desk.calendar(), "001", "")
        : CasePaper.of(
            layout,
            LOOKS.site(),
            words,
            month -> month(month, speech),
            layout.form() == null
                ? "001/" + paper
                : state.numbers().getOrDefault(layout.form(), ""),
            "");
  }

  /// The numbers of fixture 12.
  private static List<PaperPart> month(YearMonth month, Speech speech) {
    long minute = 60_000;
    long measured = 43_080 * minute;
    MonthAnnex.Measured warm =
        new MonthAnnex.Measured(
            20.1,
            23.1,
            21.2,
            measured,
            measured,
            measured - 215 * minute,
            measured,
            1_900 * minute,
            measured,
            measured,
            120 * minute);
    MonthAnnex.Measured moist =
        new MonthAnnex.Measured(
            41,
            58,
            49,
            measured,
            measured,
            measured,
            measured,
            0,
            measured,
            measured,
            120 * minute);
    List<Double> course = new ArrayList<>(Collections.nCopies(248, 21.0));
    for (int i = 0; i < course.size(); i++) {
      course.set(
          i, i % 60 == 7 ? Double.NaN : 21 + Math.sin(i / 6.0) * (i > 70 && i < 90 ? 2 : 0.8));
    }
    return MonthAnnex.of(
        new MonthAnnex.Facts(
            month,
            List.of(
                new MonthAnnex.Point(
                    speech.say("Suhu ruang", "Room temperature"),
                    "°C",
                    20,
                    22,
                    warm,
                    Collections.nCopies(30, warm),
                    course),
                new MonthAnnex.Point(
                    speech.say("Kelembaban ruang", "Room humidity"),
                    "%RH",
                    35,
                    65,
                    moist,
                    Collections.nCopies(30, moist),
                    course.stream().map(value -> value + 28).toList())),
            List.of(
                outage("OUT/2026/09/001", "2026-09-08T10:12:20", "2026-09-08T11:47:00", true, 0),
                outage("OUT/2026/09/002", "2026-09-12T22:40:05", "2026-09-13T04:30:00", false, 20),
                outage("OUT/2026/09/003", "2026-09-25T16:20:00", "2026-09-25T18:05:00", true, 0)),
            1,
            1,
            1,
            Map.of("TEMP_HIGH", 2)),
        speech);
  }

  private static MonthAnnex.Outage outage(
      String number, String from, String until, boolean inHours, double litres) {
    return new MonthAnnex.Outage(number, Desk.at(from), Desk.at(until), inHours, litres);
  }
}
