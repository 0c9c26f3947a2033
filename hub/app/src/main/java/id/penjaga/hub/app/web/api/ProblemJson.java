package id.penjaga.hub.app.web.api;

import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.core.json.CanonicalJson;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What went wrong, in the asker's language, as RFC 9457 writes it. The type leads to the page that
/// explains it.
public final class ProblemJson {
  private static final String MEDIA = "application/problem+json";

  private ProblemJson() {}

  /// A value that is wrong.
  ///
  /// @param pointer to it in the body, as RFC 6901 in a fragment
  record Wrong(String pointer, String detail) {}

  /// Answers with a status alone, for which there is a sentence.
  public static void write(Context ctx, Texts w, int status) {
    String kind = kind(status);
    write(ctx, w, status, kind, w.t("api.problem." + kind + ".detail"), List.of());
  }

  static void write(
      Context ctx, Texts w, int status, String kind, String detail, List<Wrong> wrong) {
    Map<String, Object> problem = new TreeMap<>();
    problem.put("type", "/api#" + kind);
    problem.put("title", w.t("api.problem." + kind));
    problem.put("status", status);
    problem.put("detail", detail);
    problem.put("instance", ctx.path());
    if (!wrong.isEmpty()) {
      problem.put(
          "errors",
          wrong.stream()
              .map(one -> Map.of("pointer", one.pointer(), "detail", one.detail()))
              .toList());
    }
    if (status == 401) {
      ctx.header("WWW-Authenticate", "Bearer realm=\"penjaga\"");
    }
    ctx.status(status);
    ctx.header("Content-Language", w.language().code());
    ctx.contentType(MEDIA).result(CanonicalJson.write(problem));
  }

  /// Every kind of problem, in the order of its status.
  static final List<String> KINDS =
      List.of(
          "bad-request",
          "bad-page",
          "unauthorized",
          "forbidden",
          "rooms",
          "not-found",
          "method-not-allowed",
          "conflict",
          "precondition-failed",
          "too-large",
          "unsupported-type",
          "refused",
          "key-reused",
          "too-many",
          "broken",
          "away",
          "full");

  static String kind(int status) {
    return switch (status) {
      case 400 -> "bad-request";
      case 401 -> "unauthorized";
      case 403 -> "forbidden";
      case 404 -> "not-found";
      case 405 -> "method-not-allowed";
      case 409 -> "conflict";
      case 412 -> "precondition-failed";
      case 413 -> "too-large";
      case 415 -> "unsupported-type";
      case 422 -> "refused";
      case 429 -> "too-many";
      case 503 -> "away";
      case 507 -> "full";
      default -> "broken";
    };
  }
}
