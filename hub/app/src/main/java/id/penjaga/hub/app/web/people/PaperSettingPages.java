package id.penjaga.hub.app.web.people;

import id.penjaga.hub.app.files.Attachment;
import id.penjaga.hub.app.files.clean.FileKind;
import id.penjaga.hub.app.papers.PaperDesk;
import id.penjaga.hub.app.print.PdfPicture;
import id.penjaga.hub.app.print.PdfPrinter;
import id.penjaga.hub.app.web.files.Uploads;
import id.penjaga.hub.app.web.http.FileForm;
import id.penjaga.hub.app.web.http.Pages;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.operation.Given;
import id.penjaga.hub.app.web.operation.Operation;
import id.penjaga.hub.app.web.operation.Reach;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.paper.Speech;
import id.penjaga.hub.core.people.PeopleCommand;
import id.penjaga.hub.core.people.Person;
import id.penjaga.hub.core.text.Bilingual;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the papers of the site have in common: letterhead with its emblem, place, numbers, and who
/// puts procedures into force.
final class PaperSettingPages implements Pages {
  private static final String PAGE = "/site/papers";
  private static final String FORM = "papers";

  /// An emblem is part of every paper.
  private static final int MOST_BYTES = 300_000;

  private static final List<String> FIELDS =
      List.of("address", "place", "number", "office_id", "office_en", "name", "nip");

  /// The lines of the letterhead are one text; an emblem is the SHA-256 of a file sent before.
  private static final Given[] GIVEN = {
    Given.text("head").must(),
    Given.text("address"),
    Given.text("place"),
    Given.text("number").must(),
    Given.text("office_id").must(),
    Given.text("office_en").must(),
    Given.text("name"),
    Given.text("nip"),
    Given.text("emblem"),
    Given.of(Given.Type.TICK, "no_emblem"),
    Given.text("reason").must()
  };

  private final Counter counter;
  private final PaperDesk papers;
  private final Uploads uploads;

  PaperSettingPages(Counter counter, PaperDesk papers, Uploads uploads) {
    this.counter = counter;
    this.papers = papers;
    this.uploads = uploads;
  }

  @Override
  public void declare(RoutesConfig routes) {
    routes.get(PAGE, ctx -> show(ctx, counter.fresh(ctx)), RouteAccess.VIEWER);
    routes.get(PAGE + "/sample.pdf", this::sample, RouteAccess.VIEWER);
    routes.post(
        PAGE,
        this::set,
        RouteAccess.VIEWER,
        FileForm.ATTACHMENTS,
        Operation.post("setPapers", PAGE, Reach.SITE, GIVEN).put().identified(Counter.COMMAND));
  }

  private void show(Context ctx, Sent sent) {
    Fact.PapersSet set = counter.desk.rooms().papers();
    counter
        .drawing()
        .draw(
            ctx,
            "papers.jte",
            "sent",
            sent,
            "now",
            papers.site(),
            "emblem",
            set == null ? null : set.emblem(),
            "changes",
            changes(),
            "keeps",
            counter.may(ctx, new PeopleCommand.SetPapers(List.of(), Map.of(), null, "")));
  }

  private List<PaperChange> changes() {
    return counter.desk.history(PeopleCommand.SetPapers.SUBJECT).reversed().stream()
        .flatMap(entry ->
            entry.facts().stream()
                .filter(Fact.PapersSet.class::isInstance)
                .map(fact ->
                    new PaperChange(entry.at(), who(entry), ((Fact.PapersSet) fact).reason())))
        .limit(20)
        .toList();
  }

  private String who(Entry entry) {
    Person person =
        entry.by() instanceof By.Human human ? counter.people().person(human.person()) : null;
    return person == null ? "" : person.name();
  }

  private void set(Context ctx) {
    Typed typed = Typed.of(ctx);
    Map<String, String> fields = new HashMap<>();
    FIELDS.forEach(field -> fields.put(field, typed.text(field)));
    String emblem = emblem(ctx, typed);
    counter.take(
        ctx,
        FORM,
        typed,
        new PeopleCommand.SetPapers(
            typed.text("head").lines().toList(), fields, emblem, typed.text("reason")),
        PAGE + "?done=1",
        sent -> show(ctx, sent));
  }

  /// The picture that was sent, else the one there is, unless it is to go.
  private @Nullable String emblem(Context ctx, Typed typed) {
    if (!typed.text("no_emblem").isEmpty()) {
      return null;
    }
    Uploads.Taken taken = uploads.take(ctx, "emblem");
    taken.problems().forEach(problem -> refuse(typed, problem.key()));
    if (taken.kept().isEmpty()) {
      Fact.PapersSet before = counter.desk.rooms().papers();
      return before == null ? null : before.emblem();
    }
    Attachment picture = taken.kept().getLast();
    String why = refusal(picture);
    if (!why.isEmpty()) {
      refuse(typed, why);
    }
    return picture.sha256();
  }

  private static void refuse(Typed typed, String key) {
    Bilingual why = Texts.both(key);
    typed.problem("emblem", "Lambang: " + why.id(), "Emblem: " + why.en());
  }

  /// Key of the sentence that says why a picture cannot stand in the letterhead; empty when it can.
  private String refusal(Attachment picture) {
    if (picture.kind() != FileKind.PNG && picture.kind() != FileKind.JPEG) {
      return "papers.emblem.kind";
    }
    if (picture.bytes() > MOST_BYTES) {
      return "papers.emblem.large";
    }
    try (InputStream in = uploads.open(picture)) {
      return switch (PdfPicture.judge(in.readAllBytes())) {
        case FIT -> "";
        case TOO_MANY_PIXELS -> "papers.emblem.pixels";
        case BROKEN -> "upload.refused.broken";
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A paper without content, to look at the letterhead.
  private void sample(Context ctx) {
    Texts w = counter.drawing().words(ctx);
    Speech speech = new Speech(w.language().code(), w.zone());
    ctx.contentType("application/pdf");
    ctx.header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
    ctx.header("Content-Disposition", "inline; filename=\"kop.pdf\"");
    ctx.header("Cache-Control", "no-store");
    ctx.disableCompression();
    ctx.result(PdfPrinter.print(papers.sample(speech)));
  }
}
