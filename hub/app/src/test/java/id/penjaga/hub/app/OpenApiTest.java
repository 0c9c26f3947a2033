package id.penjaga.hub.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import id.penjaga.hub.app.web.api.ApiTable;
import id.penjaga.hub.core.json.CanonicalJson;
import io.javalin.router.Endpoint;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// The OpenAPI document: one of version 3.1, of exactly the routes there are, and the copy beside
/// the code is the one that a hub serves.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiTest {
  private static final Path COPY = Path.of("../openapi.json");

  private ApiHub office;
  private String served;
  private Map<?, ?> document;

  @BeforeAll
  void open(@TempDir Path folder) throws Exception {
    office = new ApiHub(folder);
    ApiHub.Told told =
        new ApiHub.Program(office.hub.port(), "").get("/openapi.json", "Accept-Language", "en");
    served = told.raw().body();
    document = told.json();
  }

  @AfterAll
  void close() {
    office.close();
  }

  @Test
  @DisplayName("The document keeps the schema of OpenAPI 3.1 that its authors publish")
  void itIsOpenApi() throws Exception {
    try (InputStream in = OpenApiTest.class.getResourceAsStream("openapi-3.1.schema.json")) {
      Schema schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
      assertEquals(List.of(), schema.validate(served, InputFormat.JSON));
      assertTrue(
          !schema
              .validate(served.replace("\"in\":\"path\"", "\"in\":\"pfad\""), InputFormat.JSON)
              .isEmpty(),
          "the schema can say no");
    }
  }

  @Test
  @DisplayName("It tells every route of the API and no other, and each parameter of its path")
  void itTellsTheRoutes() {
    Set<String> routes = new TreeSet<>();
    for (Endpoint route : office.hub.web().routes()) {
      if (route.path.startsWith(ApiTable.ROOT) && !route.path.endsWith("/openapi.json")) {
        routes.add(
            route.method.name().toLowerCase(Locale.ROOT)
                + " "
                + route.path.substring(ApiTable.ROOT.length()));
      }
    }
    Set<String> told = new TreeSet<>();
    List<String> unnamed = new ArrayList<>();
    ((Map<?, ?>) document.get("paths"))
        .forEach((path, methods) ->
            ((Map<?, ?>) methods)
                .forEach((method, operation) -> {
                  told.add(method + " " + path);
                  Map<?, ?> of = (Map<?, ?>) operation;
                  for (String part : path.toString().split("/")) {
                    String name = part.replaceAll("[{}]", "");
                    boolean named =
                        !part.startsWith("{")
                            || ((List<?>) of.get("parameters"))
                                .stream()
                                    .anyMatch(one -> ((Map<?, ?>) one).get("name").equals(name));
                    if (!named) {
                      unnamed.add(path + " " + part);
                    }
                  }
                }));
    assertEquals(routes, told);
    assertEquals(List.of(), unnamed);
  }

  @Test
  @DisplayName("Every shape it points to is there")
  void itsPointersLead() {
    Map<?, ?> shapes = (Map<?, ?>) ((Map<?, ?>) document.get("components")).get("schemas");
    var pointers = java.util.regex.Pattern.compile("#/components/schemas/(\\w+)").matcher(served);
    int found = 0;
    while (pointers.find()) {
      assertTrue(shapes.containsKey(pointers.group(1)), pointers.group());
      found++;
    }
    assertTrue(found > 50, found + " pointers");
  }

  @Test
  @DisplayName("The copy beside the code is the served one; -Dtidy=write renews it")
  void theCopyIsTheServedOne() throws Exception {
    String pretty =
        JsonMapper.builder()
                .build()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(JsonMapper.builder().build().readTree(served))
            + "\n";
    if ("write".equals(System.getProperty("tidy"))) {
      Files.writeString(COPY, pretty);
    }
    assertEquals(
        CanonicalJson.write(CanonicalJson.parse(Files.readString(COPY))),
        CanonicalJson.write(CanonicalJson.parse(served)),
        "run this test with -Dtidy=write");
  }
}
