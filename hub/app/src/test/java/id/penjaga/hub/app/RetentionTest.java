package id.penjaga.hub.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The retention page of a real hub (DOC-12)")
class RetentionTest {
  @TempDir Path folder;
  private ApiHub hub;

  @BeforeEach
  void open() throws Exception {
    hub = new ApiHub(folder);
  }

  @AfterEach
  void close() {
    hub.close();
  }

  private String page() throws Exception {
    HttpResponse<String> page = hub.admin.get("/retention");
    assertEquals(200, page.statusCode(), page.body());
    return page.body().replaceAll("\\s+", " ");
  }

  private HttpResponse<String> set(String kind, String days, String reason) throws Exception {
    return hub.admin.answer(
        "/retention",
        "kind="
            + kind
            + "&days="
            + days
            + "&reason="
            + URLEncoder.encode(reason, StandardCharsets.UTF_8)
            + "&_id="
            + UUID.randomUUID());
  }

  @Test
  @DisplayName(
      "DOC-12 what is kept how long is set with a reason, told in the audit, and holds after a"
          + " restart")
  void times() throws Exception {
    assertEquals(422, set("reads", "3653", "before there is a person").statusCode());
    assertEquals(
        303,
        hub.admin
            .from(
                "/people",
                "/people/add",
                "name=Sari&unit=Aptika&nip=&phone=&login=sari&role=administrator_ruang_server"
                    + "&from=2026-01-01")
            .statusCode());
    assertTrue(page().contains("Belum ada yang diubah"), page());
    HttpResponse<String> short_ = set("reads", "1", "terlalu pendek");
    assertEquals(422, short_.statusCode());
    assertTrue(short_.body().contains("hari dari 30 sampai 36525"), short_.body());
    assertTrue(short_.body().contains("value=\"terlalu pendek\""), "what was typed stays");
    assertEquals(422, set("reads", "3653", "").statusCode(), "no reason");
    assertEquals(422, set("soup", "3653", "tidak ada").statusCode());
    assertEquals(422, set("tallies", "100", "lebih pendek dari pembacaan").statusCode());
    assertEquals(303, set("reads", "3660", "permintaan inspektorat").statusCode());
    String told = page();
    assertTrue(told.contains("permintaan inspektorat") && told.contains("Sari"), told);
    assertTrue(told.contains("3.660 hari"), told);
    String audit = hub.admin.get("/audit?kind=site").body();
    assertTrue(audit.contains("3660"), audit);
    hub.close();
    hub = new ApiHub(folder);
    assertTrue(page().contains("3.660 hari"), "the book has it");
  }
}
