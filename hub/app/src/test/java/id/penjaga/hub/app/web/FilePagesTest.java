package id.penjaga.hub.app.web;

import static id.penjaga.hub.app.files.clean.SampleFiles.join;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.app.files.clean.SampleFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("SYS-10 Attachments in the browser")
class FilePagesTest {
  private static final String BOUNDARY = "----penjaga";

  @TempDir Path folder;
  private TestHub hub;
  private TestHub.Browser sari;
  private TestHub.Browser budi;

  @BeforeEach
  void open() {
    hub = new TestHub(folder, SampleRoom.Mood.FINE, 0);
    hub.people();
    sari = hub.browser(hub.logIn("sari", false));
    budi = hub.browser(hub.logIn("budi", false));
  }

  @AfterEach
  void close() {
    hub.close();
    assertEquals(0, folder.resolve("files/incoming").toFile().list().length, "nothing lies about");
  }

  private static byte[] field(String name, String value) {
    return text(
        "--"
            + BOUNDARY
            + "\r\nContent-Disposition: form-data; name=\""
            + name
            + "\"\r\n\r\n"
            + value
            + "\r\n");
  }

  private static byte[] file(String name, byte[] bytes) {
    return named("file", name, bytes);
  }

  private static byte[] named(String field, String name, byte[] bytes) {
    byte[] head =
        text(
            "--"
                + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\""
                + field
                + "\";"
                + " filename=\""
                + name
                + "\"\r\nContent-Type: image/jpeg\r\n\r\n");
    return join(head, bytes, text("\r\n"));
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private HttpResponse<String> send(TestHub.Browser who, byte[]... parts) {
    return send(who, "/files", parts);
  }

  private HttpResponse<String> send(TestHub.Browser who, String path, byte[]... parts) {
    return who.send(
        who.request(path, "Origin", "http://127.0.0.1:" + hub.web.port())
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(
                HttpRequest.BodyPublishers.ofByteArray(
                    join(join(parts), text("--" + BOUNDARY + "--\r\n")))));
  }

  private HttpResponse<String> upload(TestHub.Browser who, String name, byte[] bytes) {
    return send(who, field("_form", who.form), field("field", "photo"), file(name, bytes));
  }

  private static String sha256(HttpResponse<String> answer) {
    Matcher value = Pattern.compile("value=\"([0-9a-f]{64})\"").matcher(answer.body());
    assertTrue(value.find(), answer.body());
    return value.group(1);
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  @Test
  void aPhotoIsSentAndSeenByItsSenderOnlyUntilACaseNamesIt() {
    HttpResponse<String> sent = upload(sari, "rak & 服务器.jpg", SampleFiles.telephonePhoto(6));
    assertEquals(200, sent.statusCode(), sent.body());
    assertTrue(sent.body().contains("name=\"photo\""), sent.body());
    assertTrue(sent.body().contains("rak &amp; 服务器.jpg"), sent.body());
    String path = "/files/" + sha256(sent);
    HttpResponse<String> seen = sari.get(path);
    assertEquals(200, seen.statusCode());
    assertEquals("image/jpeg", header(seen, "Content-Type"));
    assertEquals("nosniff", header(seen, "X-Content-Type-Options"));
    assertTrue(header(seen, "Content-Security-Policy").contains("sandbox"));
    assertTrue(header(seen, "Content-Disposition").startsWith("inline; filename*=UTF-8''rak%20"));
    assertFalse(seen.body().contains("Sari"));
    String tag = header(seen, "ETag");
    assertEquals(304, sari.get(path, "If-None-Match", tag).statusCode());
    assertEquals(404, budi.get(path).statusCode());
    assertEquals(303, hub.browser().get(path).statusCode(), "to the login");
    assertEquals(404, sari.get("/files/" + "0".repeat(64)).statusCode());
    assertEquals(404, sari.get("/files/x").statusCode());
  }

  @Test
  void aPdfIsADownload() {
    HttpResponse<String> seen =
        sari.get("/files/" + sha256(upload(sari, "surat.pdf", SampleFiles.pdf(""))));
    assertEquals("application/pdf", header(seen, "Content-Type"));
    assertTrue(header(seen, "Content-Disposition").startsWith("attachment;"));
  }

  @Test
  void whatIsRefusedIsSaidBesideWhatIsKept() {
    HttpResponse<String> answer =
        send(
            sari,
            field("_form", sari.form),
            field("field", "photo"),
            file("bagus.jpg", SampleFiles.jpeg(1)),
            file("<script>.jpg", text("<html><script>alert(1)</script>")),
            file("besar.jpg", new byte[13 << 20]));
    assertEquals(200, answer.statusCode(), answer.body());
    sha256(answer);
    assertTrue(answer.body().contains("&lt;script&gt;.jpg"), answer.body());
    assertTrue(answer.body().contains("besar.jpg</bdi>: "), answer.body());
    assertEquals(2, answer.body().split("role=\"alert\"", -1).length - 1, answer.body());
  }

  @Test
  void filesWithoutTheTokenOrFromElsewhereAreNotKept() {
    byte[] photo = file("a.jpg", SampleFiles.jpeg(1));
    assertEquals(403, send(sari, field("field", "photo"), photo).statusCode());
    assertEquals(
        403, send(sari, field("_form", budi.form), field("field", "photo"), photo).statusCode());
    assertEquals(401, send(hub.browser(), photo).statusCode());
    assertEquals(
        415, send(sari, "/theme", field("_form", sari.form), field("theme", "dark")).statusCode());
    assertFalse(folder.resolve("files").toFile().list().length > 1, "only incoming");
  }

  @Test
  void tooMuchInAllIsRefusedByItsHeaders() throws IOException {
    assertEquals("HTTP/1.1 413", sentByHand("Content-Length: 200000000", 0));
    assertEquals("HTTP/1.1 413", sentByHand("Expect: 100-continue\r\nContent-Length: 60000000", 0));
  }

  @Test
  @DisplayName("who sends some photos too many reads why they are refused")
  void theRestIsThrownAway() throws IOException {
    assertEquals("HTTP/1.1 413", sentByHand("Content-Length: 60000000", 60_000_000));
  }

  /// The status line of a form with files.
  private String sentByHand(String headers, int bytes) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", hub.web.port())) {
      socket.setSoTimeout(20_000);
      String cookie = "penjaga=" + hub.logIn("sari", false).id();
      OutputStream out = socket.getOutputStream();
      out.write(
          text(
              "POST /files HTTP/1.1\r\nHost: x\r\nOrigin: http://x\r\nCookie: "
                  + cookie
                  + "\r\nContent-Type: multipart/form-data; boundary=x\r\n"
                  + headers
                  + "\r\n\r\n"));
      byte[] part = new byte[1_000_000];
      for (int sent = 0; sent < bytes; sent += part.length) {
        out.write(part);
      }
      return new String(socket.getInputStream().readNBytes(12), StandardCharsets.UTF_8);
    }
  }

  @Test
  void halfAFormIsNoForm() {
    for (Map.Entry<String, String> bad :
        Map.of("no end", field("_form", sari.form).length + "", "nonsense", "x").entrySet()) {
      HttpResponse<String> answer =
          sari.send(
              sari.request("/files", "Origin", "http://127.0.0.1:" + hub.web.port())
                  .timeout(Duration.ofSeconds(30))
                  .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                  .POST(HttpRequest.BodyPublishers.ofString(bad.getValue())));
      assertEquals(400, answer.statusCode(), bad.getKey());
    }
  }

  @Test
  void withoutTheScriptAFormBringsItsFilesAndTheHandlerSeesTheirHashes() {
    String ahead = sha256(upload(sari, "a.jpg", SampleFiles.jpeg(1)));
    byte[] photo = SampleFiles.jpeg(2);
    HttpResponse<String> answer =
        send(
            sari,
            "/cases/sample",
            field("_form", sari.form),
            field("photo", ahead),
            named("photo", "b.jpg", photo),
            named("photo", "c.jpg", text("<html>")),
            named("photo", "", new byte[0]));
    assertEquals(200, answer.statusCode(), answer.body());
    assertTrue(answer.body().matches(ahead + " [0-9a-f]{64} refused:WRONG_KIND"), answer.body());
    assertEquals(200, sari.get("/files/" + answer.body().split(" ")[1]).statusCode());
  }

  @Test
  void theControlWorksAsAPlainFormAndTellsItsWords() {
    HttpResponse<String> page = sari.get("/sample/upload");
    assertEquals(200, page.statusCode());
    assertTrue(page.body().contains("type=\"file\" name=\"photo\""), page.body());
    assertTrue(page.body().contains("capture=\"environment\""), page.body());
    assertFalse(page.body().contains("upload.hint"), "every text is there");
  }
}
