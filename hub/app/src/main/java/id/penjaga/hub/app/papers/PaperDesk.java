package id.penjaga.hub.app.papers;

import id.penjaga.hub.app.office.CaseFile;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.print.PdfPicture;
import id.penjaga.hub.app.print.PdfPrinter;
import id.penjaga.hub.app.print.PdfSeal;
import id.penjaga.hub.app.store.papers.PaperRow;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.form.NumberRule;
import id.penjaga.hub.core.paper.CasePaper;
import id.penjaga.hub.core.paper.CaseWords;
import id.penjaga.hub.core.paper.ExecutionRecord;
import id.penjaga.hub.core.paper.Paper;
import id.penjaga.hub.core.paper.PaperLayout;
import id.penjaga.hub.core.paper.PaperPart;
import id.penjaga.hub.core.paper.PaperPicture;
import id.penjaga.hub.core.paper.SitePapers;
import id.penjaga.hub.core.paper.Speech;
import id.penjaga.hub.core.procedure.Step;
import id.penjaga.hub.core.text.Bilingual;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Command;
import id.penjaga.hub.core.work.Decision;
import id.penjaga.hub.core.work.Numbering;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where papers of cases are made, shown before they are final, and frozen.
///
/// A frozen paper is in Indonesian, the language of official papers, in English, or in both as two
/// files; a preview is in the reader's language.
public final class PaperDesk {
  /// What a paper is judged by besides its layout: raised when a drawing here changes.
  private static final String DRAWING = "3";

  private static final int TRIES = 3;

  private final Office office;
  private final PaperArchive archive;
  private final PaperFolder.Looks looks;
  private final ZoneId zone;
  private final InstantSource clock;
  private final Months months;
  private final SiteLook look;
  private final @Nullable PdfSeal seal;

  /// What the hub knows of a month.
  @FunctionalInterface
  public interface Months {
    List<PaperPart> of(YearMonth month, Speech speech);
  }

  public PaperDesk(
      Office office,
      PaperArchive archive,
      PaperFolder.Looks looks,
      ZoneId zone,
      InstantSource clock,
      Months months) {
    this(office, archive, looks, zone, clock, months, null);
  }

  /// @param seal of the site on what is frozen; null for none
  public PaperDesk(
      Office office,
      PaperArchive archive,
      PaperFolder.Looks looks,
      ZoneId zone,
      InstantSource clock,
      Months months,
      @Nullable PdfSeal seal) {
    this.office = office;
    this.archive = archive;
    this.looks = looks;
    this.zone = zone;
    this.clock = clock;
    this.months = months;
    this.seal = seal;
    look = new SiteLook(looks.site(), office, archive);
  }

  public PaperArchive archive() {
    return archive;
  }

  /// The desk of papers of no case.
  ///
  /// @param room lines of devices in the logbook
  public ReportDesk reports(OfficeLists.RoomTold room) {
    return new ReportDesk(this, zone, room);
  }

  /// The inspections month by month.
  public InspectionFile inspections() {
    return new InspectionFile(office, archive, zone, clock);
  }

  /// What papers have in common now.
  public SitePapers site() {
    return look.now();
  }

  Office office() {
    return office;
  }

  /// What a kind of paper is called.
  public Bilingual title(String paper) {
    PaperLayout layout = looks.layouts().get(paper);
    if (layout != null) {
      return layout.title();
    }
    return paper.equals(ExecutionRecord.KIND)
        ? new Bilingual("Catatan pelaksanaan SOP", "Record of an SOP carried out")
        : ReportKind.title(paper);
  }

  /// The kinds of papers of cases.
  public List<String> kinds() {
    List<String> kinds = new ArrayList<>(looks.layouts().keySet());
    kinds.add(ExecutionRecord.KIND);
    return kinds;
  }

  /// Whose papers they are, line by line.
  public List<String> organisation() {
    return site().head();
  }

  /// The code under which an entry froze a paper; empty when it froze none.
  public String code(Entry entry) {
    return entry.facts().stream()
        .filter(Fact.Frozen.class::isInstance)
        .map(fact -> String.valueOf(((Fact.Frozen) fact).code()))
        .findFirst()
        .orElse("");
  }

  /// The roles of which one may freeze a paper of a case.
  public List<String> freezers(CaseFile file, String paper) {
    Set<String> roles = new LinkedHashSet<>();
    for (Step step : file.definition().procedure().steps()) {
      if (paper.equals(ExecutionRecord.KIND) || step.papers().contains(paper)) {
        roles.addAll(step.actor().roles());
        roles.addAll(step.participants());
        if (step.actor().duty() != null) {
          roles.add(step.actor().duty());
        }
      }
    }
    return List.copyOf(roles);
  }

  /// A paper that a case can have.
  ///
  /// @param step that makes it; null for the record of the whole case
  /// @param ready whether it can be frozen as far as the case goes
  /// @param frozen those of this kind, the newest first
  public record Offer(
      String paper, Bilingual title, @Nullable Step step, boolean ready, List<PaperRow> frozen) {}

  /// All papers of a case, the record last; none that the way it went does not make.
  public List<Offer> offers(CaseFile file) {
    List<PaperRow> frozen = archive.of(Subject.ofCase(file.state().id()));
    List<Offer> offers = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    for (Step step : file.definition().procedure().steps()) {
      for (String paper : step.papers()) {
        if (looks.layouts().containsKey(paper) && seen.add(paper)) {
          Case.Opening done = file.state().done(step.id());
          boolean makes = done != null && step.makes(paper, done.branch());
          List<PaperRow> kept = kind(frozen, paper);
          if (done == null || makes || !kept.isEmpty()) {
            offers.add(new Offer(paper, title(paper), step, makes, kept));
          }
        }
      }
    }
    offers.add(
        new Offer(
            ExecutionRecord.KIND,
            title(ExecutionRecord.KIND),
            null,
            !file.state().isOpen(),
            kind(frozen, ExecutionRecord.KIND)));
    return offers;
  }

  private static List<PaperRow> kind(List<PaperRow> frozen, String paper) {
    return frozen.stream().filter(one -> one.paper().equals(paper)).toList();
  }

  /// A paper of a case as it would be now; null when the case has no such paper.
  public @Nullable Paper preview(CaseFile file, String paper, Speech speech) {
    boolean known = offers(file).stream().anyMatch(offer -> offer.paper().equals(paper));
    return known ? make(file, paper, formNumber(file.state(), paper), "", speech) : null;
  }

  Paper make(CaseFile file, String paper, String number, String corrects, Speech speech) {
    PaperLayout layout = looks.layouts().get(paper);
    CaseWords words =
        new CaseWords(
            file.state(),
            file.definition(),
            file.entries(),
            office.people(),
            office.roles(),
            hash -> picture(Subject.ofCase(file.state().id()), hash),
            speech);
    return layout == null
        ? ExecutionRecord.of(site(), words, office.calendar(), number, corrects)
        : CasePaper.of(layout, site(), words, month -> months.of(month, speech), number, corrects);
  }

  private @Nullable PaperPicture picture(Subject subject, String sha256) {
    byte[] file = archive.picture(subject, sha256);
    return file == null || PdfPicture.judge(file) != PdfPicture.Verdict.FIT
        ? null
        : new PaperPicture(sha256, file);
  }

  /// The number that the form of a paper has; empty when it has none of its own.
  private String formNumber(Case state, String paper) {
    PaperLayout layout = looks.layouts().get(paper);
    String form = layout == null ? null : layout.form();
    return form == null ? "" : state.numbers().getOrDefault(form, "");
  }

  /// The rule of papers that no form numbers.
  NumberRule rule(String paper) {
    return new NumberRule(
        "paper/" + paper, site().number().replace("{kind}", abbreviation(paper)), "year", "opened");
  }

  /// The counter goes by the name of the layout, which no office changes.
  private String abbreviation(String paper) {
    PaperLayout layout = looks.layouts().get(paper);
    ReportKind report = ReportKind.of(paper);
    return layout != null
        ? layout.abbreviation()
        : paper.equals(ExecutionRecord.KIND)
            ? ExecutionRecord.ABBREVIATION
            : report == null ? paper : report.abbreviation();
  }

  /// What a rule would give now.
  String next(NumberRule rule) {
    LocalDate day = LocalDate.ofInstant(clock.instant(), zone);
    return Numbering.numbered(
            rule, day, archive.nextNumber(rule.kind(), Numbering.period(rule, day)), null)
        .text();
  }

  /// Freezes a paper of a case.
  ///
  /// @param account who keeps the file
  /// @param languages in which it is made, a file each
  /// @return what the office says; it names the reason when nothing was frozen
  public Answer freeze(
      String id, By.Human by, long about, String paper, String account, List<String> languages) {
    return PaperName.each(
        id,
        languages,
        (command, language) -> {
          Answer answer = tried(command, by, about, paper, account, language);
          for (int i = 1; i < TRIES && outdated(answer); i++) {
            answer = tried(command, by, about, paper, account, language);
          }
          return answer;
        });
  }

  static boolean outdated(Answer answer) {
    return answer instanceof Answer.Refused(Decision.Refused refusal)
        && refusal.why() == Decision.Reason.PAPER_OUTDATED;
  }

  private Answer tried(
      String id, By.Human by, long about, String paper, String account, String language) {
    CaseFile file = office.caseFile(about).orElseThrow();
    List<PaperRow> frozen = kind(archive.of(Subject.ofCase(about)), paper);
    PaperLayout layout = looks.layouts().get(paper);
    String hash = DRAWING + (layout == null ? "" : layout.hash());
    List<String> parts =
        List.of(
            paper,
            Subject.ofCase(about).toString(),
            hash,
            basis(file.entries()),
            site().toString());
    PaperName name =
        layout != null && layout.form() != null
            ? PaperName.formed(frozen, language, _ -> parts, formNumber(file.state(), paper))
            : PaperName.counted(frozen, language, _ -> parts, rule(paper), this::next);
    Paper made = make(file, paper, name.number(), name.corrects(), new Speech(language, zone));
    Instant sealed = sealing();
    String document =
        print(made, name.code(), name.number().isEmpty() ? paper : name.number(), account, sealed);
    return office.act(
        id,
        by,
        about,
        new Command.Freeze(
            paper,
            name.number(),
            name.rule(),
            hash,
            document,
            name.code(),
            name.replaced(),
            sealed,
            language),
        null,
        "");
  }

  /// The signing time of a seal made now; null when there is none to be made.
  @Nullable Instant sealing() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return seal != null && seal.holds(now) ? now : null;
  }

  /// Prints a paper with its code and keeps the file.
  ///
  /// @param sealed as [#sealing] says
  String print(Paper made, String code, String name, String account, @Nullable Instant sealed) {
    Paper coded = made.coded(code, site().check() + "/v/" + code, made.foot());
    byte[] pdf =
        sealed == null || seal == null
            ? PdfPrinter.print(coded)
            : PdfPrinter.print(coded, seal, sealed);
    return archive.keep(pdf, name, account);
  }

  /// Says of a frozen paper that it holds no longer.
  ///
  /// @return what the office says; it names the reason when it still holds
  public Answer withdraw(String id, By.Human by, PaperRow paper, String reason) {
    Command.WithdrawPaper command = new Command.WithdrawPaper(paper.code(), reason);
    Subject subject = Subject.parse(paper.subject());
    return subject.kind() == Subject.Kind.CASE
        ? office.act(id, by, Long.parseLong(subject.id()), command, null, "")
        : archive.withdraw(id, by, subject, command);
  }

  /// The hash of the last entry that tells of the case itself.
  private static String basis(List<Entry> entries) {
    return entries.stream()
        .filter(entry -> entry.facts().stream().noneMatch(CaseWords::ofPaper))
        .reduce((_, later) -> later)
        .map(Entry::hash)
        .orElse("");
  }

  /// Why a paper was withdrawn, as the book says.
  public Value whyWithdrawn(PaperRow paper) {
    return office.history(Subject.parse(paper.subject())).stream()
        .flatMap(entry -> entry.facts().stream())
        .filter(Fact.PaperWithdrawn.class::isInstance)
        .map(Fact.PaperWithdrawn.class::cast)
        .filter(one -> one.code().equals(paper.code()))
        .map(Fact.PaperWithdrawn::reason)
        .findFirst()
        .orElse(Value.of(""));
  }

  /// A paper without content, to look at what all have in common.
  public Paper sample(Speech speech) {
    SitePapers site = site();
    Instant now = clock.instant();
    return new Paper(
        "SAMPLE",
        speech.say("Contoh kop", "Sample of the letterhead"),
        speech.language(),
        Paper.Side.PORTRAIT,
        now,
        List.of(
            site.letterhead(),
            new PaperPart.Title(
                speech.say("JUDUL DOKUMEN", "TITLE OF THE PAPER"),
                speech.say("Nomor: ", "Number: ") + next(rule("CONTOH"))),
            new PaperPart.Text(speech.say("Isi dokumen.", "Content of the paper.")),
            new PaperPart.Signatures(
                List.of(
                    new PaperPart.Signature(
                        site.place() + ", " + speech.date(now),
                        speech.say(site.approver().office()),
                        "",
                        site.approver().name(),
                        site.approver().number())))),
        "",
        "",
        "");
  }

  /// The same paper in the other language, while it holds; null for none.
  public @Nullable PaperRow other(PaperRow paper) {
    return archive.of(Subject.parse(paper.subject())).stream()
        .filter(one ->
            one.paper().equals(paper.paper())
                && !one.language().equals(paper.language())
                && one.number().equals(paper.number())
                && one.valid())
        .findFirst()
        .orElse(null);
  }

  /// When something was frozen, for a page.
  public static Instant at(PaperRow paper) {
    return Instant.ofEpochMilli(paper.frozenMs());
  }
}
