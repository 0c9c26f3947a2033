package id.penjaga.hub.app.web.sheet;

import id.penjaga.hub.app.sheet.LineRemark;
import id.penjaga.hub.app.sheet.SheetBytes;
import id.penjaga.hub.app.web.http.FileForm;
import id.penjaga.hub.app.web.http.FormFields;
import id.penjaga.hub.app.web.http.LongForm;
import id.penjaga.hub.app.web.http.SentFile;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
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

  /// A list as text, also one that is sent a second time.
  public static final LongForm TYPED = new LongForm(MOST_BYTES);

  /// A list as a file.
  public static final FileForm FILE = new FileForm(1, MOST_BYTES);

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
