package id.penjaga.hub.app.web.api;

import id.penjaga.hub.app.web.operation.Given;
import id.penjaga.hub.app.web.operation.Operation;
import id.penjaga.hub.app.web.operation.Slice;
import id.penjaga.hub.app.web.words.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The document of the API (OpenAPI 3.1), made from its table in the language of the asker.
public final class OpenApi {
  private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");
  private static final Map<String, Object> TEXT = Map.of("type", "string");

  private final Texts w;
  private final Shapes shapes = new Shapes();
  private final Map<String, Map<String, Object>> paths = new TreeMap<>();

  private OpenApi(Texts w) {
    this.w = w;
  }

  /// @param w in whose language it is described
  public static Map<String, Object> of(ApiTable table, Texts w) {
    OpenApi api = new OpenApi(w);
    table.commands().forEach(api::command);
    table.reads().forEach(api::reading);
    return Map.of(
        "openapi",
        "3.1.0",
        "info",
        Map.of(
            "title",
            w.t("api.title"),
            "version",
            "1",
            "summary",
            w.t("api.summary"),
            "description",
            w.t("api.description"),
            "license",
            Map.of("name", "Apache-2.0", "identifier", "Apache-2.0")),
        "servers",
        List.of(Map.of("url", ApiTable.ROOT)),
        "security",
        List.of(Map.of("token", List.of())),
        "paths",
        api.paths,
        "components",
        Map.of(
            "securitySchemes",
            Map.of(
                "token",
                Map.of("type", "http", "scheme", "bearer", "description", w.t("api.token.about"))),
            "responses",
            Map.of("Problem", api.problem()),
            "schemas",
            api.shapes.named()));
  }

  private Map<String, Object> problem() {
    Map<String, Object> properties =
        Map.of(
            "type", TEXT,
            "title", TEXT,
            "status", Map.of("type", "integer"),
            "detail", TEXT,
            "instance", TEXT,
            "errors",
                Map.of(
                    "type",
                    "array",
                    "items",
                    Map.of(
                        "type", "object", "properties", Map.of("pointer", TEXT, "detail", TEXT))));
    return Map.of(
        "description",
        w.t("api.problem.about"),
        "content",
        Map.of(
            "application/problem+json",
            Map.of("schema", Map.of("type", "object", "properties", properties))));
  }

  private void command(ApiTable.Command command) {
    Operation of = command.of();
    Map<String, Object> told = described(of.id(), of.path());
    List<Map<String, Object>> parameters = path(of.path(), of.gives());
    if (command.file()) {
      of.gives().forEach(given -> parameters.add(parameter("query", given)));
    } else {
      if (!of.command().isEmpty()) {
        parameters.add(header("Idempotency-Key", "api.header.key"));
      }
      if (of.tagged()) {
        parameters.add(header("If-Match", "api.header.tag"));
      }
      Map<String, Object> body = body(command);
      if (!body.isEmpty()) {
        told.put("requestBody", body);
      }
    }
    told.put("parameters", parameters);
    told.put("responses", command.file() ? files() : ends(of));
    add(of.path(), of.method().name(), told);
  }

  private void reading(ApiTable.Reading reading) {
    var of = reading.of();
    Map<String, Object> told = described(of.id(), of.path());
    List<Map<String, Object>> parameters = path(of.path(), of.query());
    of.query().forEach(given -> parameters.add(parameter("query", given)));
    Map<String, Object> schema = shapes.of(of.of());
    if (of.many()) {
      parameters.add(
          parameter(
              "query",
              "limit",
              Map.of(
                  "type", "integer", "minimum", 1, "maximum", Slice.MOST, "default", Slice.USUAL),
              w.t("api.query.limit"),
              false));
      parameters.add(parameter("query", "cursor", TEXT, w.t("api.query.cursor"), false));
      schema =
          Map.of(
              "type",
              "object",
              "properties",
              Map.of("items", Map.of("type", "array", "items", schema), "next", TEXT),
              "required",
              List.of("items", "next"));
    }
    told.put("parameters", parameters);
    told.put("responses", responses("200", "application/json", schema));
    add(of.path(), "GET", told);
  }

  private void add(String path, String method, Map<String, Object> told) {
    paths.computeIfAbsent(path, _ -> new TreeMap<>()).put(method.toLowerCase(Locale.ROOT), told);
  }

  private Map<String, Object> described(String id, String path) {
    Map<String, Object> told = new TreeMap<>();
    told.put("operationId", id);
    told.put("summary", w.t("api.op." + id));
    told.put("tags", List.of(path.split("/")[1]));
    return told;
  }

  private List<Map<String, Object>> path(String path, List<Given> gives) {
    List<Map<String, Object>> parameters = new ArrayList<>();
    for (MatchResult found : PARAMETER.matcher(path).results().toList()) {
      String name = found.group(1);
      Map<String, Object> schema =
          gives.stream()
              .filter(given -> given.name().equals(name))
              .findFirst()
              .map(OpenApi::schema)
              .orElse(TEXT);
      parameters.add(parameter("path", name, schema, w.t("api.field." + name), true));
    }
    return parameters;
  }

  private Map<String, Object> parameter(String in, Given given) {
    return parameter(
        in, given.name(), schema(given), w.t("api.field." + given.name()), given.needed());
  }

  private Map<String, Object> header(String name, String key) {
    return parameter("header", name, TEXT, w.t(key), false);
  }

  private static Map<String, Object> parameter(
      String in, String name, Map<String, Object> schema, String about, boolean needed) {
    return Map.of(
        "in", in, "name", name, "schema", schema, "description", about, "required", needed);
  }

  private Map<String, Object> body(ApiTable.Command command) {
    if (command.upload()) {
      Map<String, Object> file =
          Map.of(
              "type",
              "array",
              "items",
              Map.of("type", "string", "contentMediaType", "application/octet-stream"));
      return Map.of(
          "required",
          true,
          "content",
          Map.of(
              "multipart/form-data",
              Map.of(
                  "schema",
                  Map.of(
                      "type",
                      "object",
                      "properties",
                      Map.of("file", file),
                      "required",
                      List.of("file")))));
    }
    Map<String, Object> properties = new TreeMap<>();
    List<String> needed = new ArrayList<>();
    for (Given given : command.of().gives()) {
      if (!command.of().path().contains("{" + given.name() + "}")) {
        Map<String, Object> schema = new TreeMap<>(schema(given));
        schema.put("description", w.t("api.field." + given.name()));
        properties.put(given.name(), schema);
        if (given.needed()) {
          needed.add(given.name());
        }
      }
    }
    if (properties.isEmpty()) {
      return Map.of();
    }
    Map<String, Object> schema = new TreeMap<>();
    schema.put("type", "object");
    schema.put("properties", properties);
    schema.put("additionalProperties", false);
    if (!needed.isEmpty()) {
      schema.put("required", needed);
    }
    return Map.of(
        "required",
        !needed.isEmpty(),
        "content",
        Map.of("application/json", Map.of("schema", schema)));
  }

  private static Map<String, Object> schema(Given given) {
    return switch (given.type()) {
      case TEXT -> TEXT;
      case INTEGER -> Map.of("type", "integer");
      case NUMBER -> Map.of("type", "number");
      case FLAG, TICK -> Map.of("type", "boolean");
      case DAY -> Map.of("type", "string", "format", "date");
      case MOMENT, INSTANT -> Map.of("type", "string", "format", "date-time");
      case TEXTS -> Map.of("type", "array", "items", TEXT);
      case ANSWERS -> Map.of("type", "object", "additionalProperties", true);
      case REASONS -> Map.of("type", "object", "additionalProperties", TEXT);
      case WEEK ->
          Map.of(
              "type",
              "object",
              "additionalProperties",
              Map.of(
                  "type",
                  "object",
                  "properties",
                  Map.of("begin", TEXT, "break", TEXT, "resume", TEXT, "end", TEXT)));
    };
  }

  private Map<String, Object> ends(Operation of) {
    return responses(
        of.created().isEmpty() ? "200" : "201",
        "application/json",
        Map.of("type", "object", "additionalProperties", true));
  }

  private Map<String, Object> files() {
    return responses("200", "*/*", Map.of());
  }

  private Map<String, Object> responses(String status, String media, Map<String, Object> schema) {
    return Map.of(
        status,
        Map.of("description", w.t("api.good"), "content", Map.of(media, Map.of("schema", schema))),
        "4XX",
        Map.of("$ref", "#/components/responses/Problem"),
        "default",
        Map.of("$ref", "#/components/responses/Problem"));
  }
}
