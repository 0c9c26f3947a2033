package id.penjaga.hub.app.web.files;

import id.penjaga.hub.app.files.Attachment;
import id.penjaga.hub.app.web.http.Audited;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.FileForm;
import id.penjaga.hub.app.web.http.FormFields;
import id.penjaga.hub.app.web.http.Pages;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.operation.Operation;
import id.penjaga.hub.app.web.operation.Reach;
import id.penjaga.hub.app.web.operation.Reply;
import id.penjaga.hub.app.web.words.Texts;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Sends attachments ahead of their form, and hands them out.
public final class FilePages implements Pages {
  private static final String FILE = "file";

  /// Nothing inside a file may act in the name of this site.
  private static final String POLICY =
      "default-src 'none'; sandbox; base-uri 'none'; frame-ancestors 'none'";

  private final Drawing drawing;
  private final Uploads uploads;

  public FilePages(Drawing drawing, Uploads uploads) {
    this.drawing = drawing;
    this.uploads = uploads;
  }

  @Override
  public void declare(RoutesConfig routes) {
    for (String forms : List.of("/cases/*", "/work/new/*")) {
      routes.beforeMatched(forms, uploads::keepAll);
    }
    routes.post(
        "/files",
        this::take,
        RouteAccess.VIEWER,
        FileForm.ATTACHMENTS,
        Operation.post("sendFile", "/files", Reach.OWN));
    routes.get(
        "/files/{sha256}",
        ctx -> give(ctx, seen(ctx)),
        RouteAccess.VIEWER,
        Audited.SHOWS,
        Operation.file("downloadFile", "/files/{sha256}", Reach.SITE));
    routes.get("/files/{sha256}/icon", this::icon, RouteAccess.VIEWER);
  }

  /// Answers with the entries that the control of a page shows.
  private void take(Context ctx) {
    if (Reply.program(ctx)) {
      taken(ctx, uploads.take(ctx, FILE));
      return;
    }
    String field = FormFields.of(ctx).value("field");
    if (field == null || !field.matches("[A-Za-z0-9._-]{1,80}")) {
      throw new BadRequestResponse();
    }
    Uploads.Taken taken = uploads.take(ctx, FILE);
    drawing.drawBare(
        ctx,
        "part/uploaded.jte",
        "name",
        field,
        "kept",
        taken.kept(),
        "problems",
        taken.problems());
  }

  private void taken(Context ctx, Uploads.Taken taken) {
    Texts w = drawing.words(ctx);
    if (taken.problems().isEmpty() && !taken.kept().isEmpty()) {
      Reply.done(ctx, "", "files", taken.sha256s());
      return;
    }
    List<Reply.Wrong> wrong =
        taken.problems().stream()
            .map(one -> new Reply.Wrong(FILE, one.shortName() + ": " + w.t(one.key())))
            .toList();
    String why = wrong.isEmpty() ? w.t("api.no_file") : wrong.getFirst().text();
    Reply.refused(ctx, why, wrong, () -> {});
  }

  private Attachment seen(Context ctx) {
    return uploads.seen(ctx, ctx.pathParam("sha256")).orElseThrow(NotFoundResponse::new);
  }

  /// What a page shows of an attachment without asking what it is: the picture, or a sheet of
  /// paper.
  private void icon(Context ctx) {
    Attachment attachment = seen(ctx);
    if (attachment.kind().picture()) {
      give(ctx, attachment);
    } else {
      ctx.redirect(drawing.assets().at("paper.svg"), HttpStatus.SEE_OTHER);
    }
  }

  private void give(Context ctx, Attachment attachment) {
    String tag = '"' + attachment.sha256() + '"';
    ctx.header("Content-Security-Policy", POLICY);
    ctx.header("Cache-Control", "private, no-cache"); // asked again each time: a login may end
    ctx.header("ETag", tag);
    if (tag.equals(ctx.header("If-None-Match"))) {
      ctx.status(304);
      return;
    }
    String name = URLEncoder.encode(attachment.name(), StandardCharsets.UTF_8);
    ctx.header(
        "Content-Disposition",
        (attachment.kind().picture() ? "inline" : "attachment")
            + "; filename*=UTF-8''"
            + name.replace("+", "%20").replace("*", "%2A"));
    ctx.disableCompression();
    ctx.header("Content-Length", Long.toString(attachment.bytes()));
    ctx.contentType(attachment.kind().mediaType);
    ctx.result(uploads.open(attachment));
  }
}
