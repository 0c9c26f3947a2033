package id.penjaga.hub.app.web.sheet;

import id.penjaga.hub.app.sheet.LineRemark;
import id.penjaga.hub.app.sheet.SheetBytes;
import id.penjaga.hub.app.web.http.FileForm;
import id.penjaga.hub.app.web.http.FormFields;
import id.penjaga.hub.app.web.http.LongForm;
import id.penjaga.hub.app.web.http.SentFile;
import id.penjaga.hub.app.web.operation.Given;
import id.penjaga.hub.app.web.operation.Operation;
import id.penjaga.hub.app.web.operation.Reach;
import id.penjaga.hub.app.web.operation.Reply;
import id.penjaga.hub.app.web.words.Texts;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A page on which a list is sent, checked and then stored.
///
/// @param page where the list stands
/// @param pageName what that page is called
/// @param path where the sheet is sent; stored below it as `/store`
/// @param export where the list can be fetched as a sheet
/// @param help which columns there are
/// @param reason whether a reason may be given, and whether it must
public record SheetForm(
    String title,
    String page,
    String pageName,
    String path,
    String export,
    String help,
    Reason reason,
    SheetReport report,
    String command) {

  /// The reason of a whole sheet.
  public enum Reason {
    NONE,
    OPTIONAL,
    REQUIRED
  }

  /// The longest list in bytes.
  public static final int MOST_BYTES = 4 << 20;

  private static final Given[] GIVES = {Given.text("text").must(), Given.text("reason")};

  /// A list as text, also one that is sent a second time.
  public static final LongForm TYPED = new LongForm(MOST_BYTES);

  /// A list as a file.
  public static final FileForm FILE = new FileForm(1, MOST_BYTES);

  /// The operation that only checks a list, of a page at this path.
  public static Operation check(String list, String path) {
    return Operation.post(id("check", list), path + "/check", Reach.SITE, GIVES);
  }

  /// The operation that stores a list.
  public static Operation store(String list, String path) {
    return Operation.post(id("store", list), path, Reach.SITE, GIVES).identified("command");
  }

  /// The operation that hands a list out.
  public static Operation export(String list, String path) {
    return Operation.file(id("export", list), path, Reach.SITE);
  }

  private static String id(String verb, String list) {
    return verb + list.substring(0, 1).toUpperCase(Locale.ROOT) + list.substring(1) + "Sheet";
  }

  /// Tells what was found in a list: a browser sees the page.
  public static void checked(Context ctx, SheetReport report, Texts w, Runnable page) {
    if (!Reply.program(ctx)) {
      page.run();
      return;
    }
    Reply.done(
        ctx,
        "",
        "lines",
        report.rows(),
        "problems",
        told(report.problems(), w),
        "warnings",
        told(report.warnings(), w));
  }

  /// Tells why a list is not stored.
  public static void refused(Context ctx, SheetReport report, Texts w, Runnable page) {
    Reply.refused(
        ctx,
        w.t("sheet.refused"),
        report.problems().stream()
            .map(one -> new Reply.Wrong("text", one.line() + ": " + w.say(one.text())))
            .toList(),
        page);
  }

  private static List<Map<String, Object>> told(List<LineRemark> remarks, Texts w) {
    return remarks.stream()
        .map(one ->
            Map.<String, Object>of(
                "line", one.line(), "column", one.column(), "text", w.say(one.text())))
        .toList();
  }

  /// The report on what was sent: a file, or what was typed.
  public static SheetReport report(Context ctx, Function<String, SheetReport> reporting) {
    Optional<SentFile> file =
        FormFields.of(ctx).files("file").stream().filter(sent -> sent.bytes() > 0).findFirst();
    SheetBytes read =
        file.isPresent() ? SheetBytes.of(bytes(file.get())) : new SheetBytes.Read(text(ctx));
    return switch (read) {
      case SheetBytes.Unreadable(LineRemark why) ->
          SheetReport.of(0, 0, List.of(why), List.of(), List.of(), "", reason(ctx));
      case SheetBytes.Read(String text) -> reporting.apply(text);
    };
  }

  public static String text(Context ctx) {
    String text = FormFields.of(ctx).value("text");
    return text == null ? "" : text;
  }

  public static String reason(Context ctx) {
    String reason = FormFields.of(ctx).value("reason");
    return reason == null ? "" : reason.strip();
  }

  private static byte[] bytes(SentFile file) {
    try {
      return Files.readAllBytes(file.path());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
