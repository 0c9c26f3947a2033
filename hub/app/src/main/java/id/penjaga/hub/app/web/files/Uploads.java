package id.penjaga.hub.app.web.files;

import id.penjaga.hub.app.files.Attachment;
import id.penjaga.hub.app.files.Attachments;
import id.penjaga.hub.app.files.clean.FileRefusal;
import id.penjaga.hub.app.files.clean.FileRefused;
import id.penjaga.hub.app.security.LoginSession;
import id.penjaga.hub.app.web.http.FileForm;
import id.penjaga.hub.app.web.http.FormFields;
import id.penjaga.hub.app.web.http.RequestContext;
import id.penjaga.hub.app.web.http.SentFile;
import io.javalin.http.Context;
import io.javalin.http.UnauthorizedResponse;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What the field of an upload control brings: attachments that were sent before the form, by their
/// SHA-256, and files that come with it. A page treats both alike.
public final class Uploads {
  private static final String REFUSED = "refused:";

  private final Supplier<Attachments> attachments;
  private final InstantSource clock;

  /// What became of a field.
  ///
  /// @param kept in the order of the form; show them again when the form is drawn again
  /// @param problems to be told beside the field; a command should not be given while there are any
  public record Taken(List<Attachment> kept, List<Problem> problems) {
    /// How commands name attachments.
    public List<String> sha256s() {
      return kept.stream().map(Attachment::sha256).distinct().toList();
    }
  }

  /// A file that is not taken.
  ///
  /// @param name as its sender says
  public record Problem(String name, FileRefusal why) {
    public String shortName() {
      return name.codePointCount(0, name.length()) <= 80
          ? name
          : name.substring(0, name.offsetByCodePoints(0, 80)) + "…";
    }

    /// The key of the sentence.
    public String key() {
      return "upload.refused." + why.name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /// @param attachments throws what the pages explain while the store is not open
  public Uploads(Supplier<Attachments> attachments, InstantSource clock) {
    this.attachments = attachments;
    this.clock = clock;
  }

  /// Keeps the files of a field, and finds those that were sent before.
  public Taken take(Context ctx, String field) {
    FormFields form = FormFields.of(ctx);
    List<Attachment> kept = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (String number : form.all(field)) {
      seen(ctx, number)
          .ifPresentOrElse(kept::add, () -> problems.add(new Problem("", FileRefusal.GONE)));
    }
    for (SentFile file : form.files(field)) {
      try {
        if (kept.size() + problems.size() >= 2 * FileForm.ATTACHMENTS.files()) {
          throw new FileRefused(FileRefusal.TOO_MANY);
        }
        kept.add(
            attachments
                .get()
                .take(
                    file.path(),
                    file.name(),
                    FileForm.ATTACHMENTS.bytes(),
                    account(ctx),
                    clock.instant()));
      } catch (FileRefused e) {
        problems.add(new Problem(file.name(), e.why));
      }
    }
    return new Taken(List.copyOf(kept), List.copyOf(problems));
  }

  /// Keeps all files that came with a form: each field then has their SHA-256 beside what was sent
  /// ahead, or for a file that was refused a word that [#refusal] understands.
  void keepAll(Context ctx) {
    FormFields form = FormFields.of(ctx);
    if (form.files().isEmpty()) {
      return;
    }
    Map<String, List<String>> values = new HashMap<>(form.values());
    form.files().stream()
        .map(SentFile::field)
        .distinct()
        .forEach(field -> {
          Taken taken = take(ctx, field);
          List<String> all = new ArrayList<>(taken.sha256s());
          taken.problems().forEach(problem -> all.add(REFUSED + problem.why().name()));
          values.put(field, all);
        });
    new FormFields(values, List.of()).keep(ctx);
  }

  /// The key of the sentence that says why a file of a form was not kept; empty when this value is
  /// no such word.
  public static Optional<String> refusal(String value) {
    return Arrays.stream(FileRefusal.values())
        .filter(why -> value.equals(REFUSED + why.name()))
        .findFirst()
        .map(why -> new Problem("", why).key());
  }

  /// An attachment that this visitor may see.
  Optional<Attachment> seen(Context ctx, String sha256) {
    return sha256.matches("[0-9a-f]{64}")
        ? attachments.get().find(sha256, account(ctx))
        : Optional.empty();
  }

  /// The bytes of an attachment; close them.
  public java.io.InputStream open(Attachment attachment) {
    return attachments.get().open(attachment);
  }

  private static String account(Context ctx) {
    @Nullable LoginSession session = RequestContext.of(ctx).session();
    if (session == null) {
      throw new UnauthorizedResponse();
    }
    return session.name();
  }
}
