package id.penjaga.hub.app.web.operation;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How a command ended. A browser is led to a page or sees the form again; for a program the end is
/// kept with the request, and the API writes it down.
public final class Reply {
  private static final String ASKED = "operation";
  private static final String END = "operation-end";

  private Reply() {}

  /// How a command of a program ended.
  public sealed interface End {
    /// @param told what the program may want to know, by name: texts, numbers, flags, lists, maps
    record Done(SortedMap<String, Object> told) implements End {}

    /// @param sentence what is wrong and what to do
    record Refused(HttpStatus status, String sentence, List<Wrong> wrong) implements End {}
  }

  /// A value that is wrong.
  ///
  /// @param field of the form
  public record Wrong(String field, String text) {}

  /// Marks a request as one of a program.
  public static void ask(Context ctx, Operation operation) {
    ctx.attribute(ASKED, operation);
  }

  /// Whether a program asks, which wants no page.
  public static boolean program(Context ctx) {
    return ctx.attribute(ASKED) != null;
  }

  /// How the command of a program ended; null when its handler did not say.
  public static @Nullable End end(Context ctx) {
    return ctx.attribute(END);
  }

  /// It is done.
  ///
  /// @param page where a browser goes on
  /// @param namedValues name and value in turn of what a program is told
  public static void done(Context ctx, String page, Object... namedValues) {
    if (!program(ctx)) {
      ctx.redirect(page, HttpStatus.SEE_OTHER);
      return;
    }
    SortedMap<String, Object> told = new TreeMap<>();
    for (int i = 0; i + 1 < namedValues.length; i += 2) {
      told.put(String.valueOf(namedValues[i]), namedValues[i + 1]);
    }
    ctx.attribute(END, new End.Done(told));
  }

  /// It is not done, as it was sent.
  ///
  /// @param page draws the form again
  public static void refused(Context ctx, String sentence, Runnable page) {
    refused(ctx, HttpStatus.UNPROCESSABLE_CONTENT, sentence, List.of(), page);
  }

  public static void refused(Context ctx, String sentence, List<Wrong> wrong, Runnable page) {
    refused(ctx, HttpStatus.UNPROCESSABLE_CONTENT, sentence, wrong, page);
  }

  public static void refused(
      Context ctx, HttpStatus status, String sentence, List<Wrong> wrong, Runnable page) {
    if (program(ctx)) {
      ctx.attribute(END, new End.Refused(status, sentence, List.copyOf(wrong)));
      return;
    }
    ctx.status(status);
    page.run();
  }
}
