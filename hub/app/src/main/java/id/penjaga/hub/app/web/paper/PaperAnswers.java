package id.penjaga.hub.app.web.paper;

import id.penjaga.hub.app.print.PdfPrinter;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.core.paper.Paper;
import id.penjaga.hub.core.paper.Speech;
import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Answers with papers.
public final class PaperAnswers {
  private PaperAnswers() {}

  public static Speech speech(Texts w) {
    return new Speech(w.language().code(), w.zone());
  }

  /// The languages that somebody chose for a paper; empty for what is no choice.
  ///
  /// @param typed `id`, `en` or `both`; the language of official papers where nothing is said
  static List<String> languages(@Nullable String typed) {
    if (typed == null || typed.isEmpty()) {
      return List.of(Speech.LANGUAGES.getFirst());
    }
    return typed.equals("both")
        ? Speech.LANGUAGES
        : Speech.LANGUAGES.stream().filter(typed::equals).toList();
  }

  /// A preview is made anew each time, and kept by nobody.
  public static void preview(Context ctx, Paper paper, String name) {
    pdf(ctx, name);
    ctx.header("Cache-Control", "no-store");
    ctx.result(PdfPrinter.print(paper));
  }

  /// @param name of the file, without its ending
  static void pdf(Context ctx, String name) {
    ctx.contentType("application/pdf");
    ctx.header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
    ctx.header(
        "Content-Disposition",
        "inline; filename=\"" + name.replaceAll("[^A-Za-z0-9.-]+", "-") + ".pdf\"");
    ctx.disableCompression();
  }
}
