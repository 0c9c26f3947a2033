package id.penjaga.hub.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program that the README shows does what it says.
class ExampleClientTest {
  @Test
  @DisplayName("The example client opens a case, does a step, and reads all cases part by part")
  void itWorks(@TempDir Path folder) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/curl")), "curl is missing");
    try (ApiHub office = new ApiHub(folder)) {
      ApiHub.Program admin = office.program();
      admin.post("/people", Map.of("name", "Sari", "unit", "Aptika", "login", "sari"));
      ApiHub.Program dewi = office.program(admin, "dewi", "staf_jaringan_dc");
      for (int i = 0; i < 4; i++) {
        dewi.post(
            "/procedures/SRVSEC/cases",
            Map.of("trigger", "by_hand", "subject", Map.of("server", "LAMA-" + i)));
      }
      String told = run(office, dewi.token, "satu");
      assertTrue(told.contains("step 1 done, stored as entry "), told);
      List<?> cases = dewi.get("/cases?limit=50&procedure=SRVSEC").items();
      assertEquals(5, cases.size(), "the house opens none of these");
      for (Object one : cases) {
        Object id = ((Map<?, ?>) one).get("id");
        assertTrue(told.contains("read case " + id + "\n"), id + " is missing in " + told);
      }
      String again = run(office, dewi.token, "satu");
      assertEquals(done(told), done(again), "the same case, nothing twice");
      assertEquals(5, dewi.get("/cases?limit=50&procedure=SRVSEC").items().size());
      assertTrue(run(office, "pjg_salah", "dua").contains("Token tidak membuka apa pun"));
    }
  }

  /// What it did, without what it then read: the house opens cases meanwhile.
  private static String done(String told) {
    return told.substring(0, told.indexOf("read case"));
  }

  private static String run(ApiHub office, String token, String key) throws Exception {
    ProcessBuilder client =
        new ProcessBuilder("sh", "../example-client.sh", "SRV-07 Absensi")
            .redirectErrorStream(true);
    client.environment().put("HUB", "http://127.0.0.1:" + office.hub.port());
    client.environment().put("TOKEN", token);
    client.environment().put("KEY", key);
    Process process = client.start();
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return told;
  }
}
