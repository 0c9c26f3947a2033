package id.penjaga.hub.app.notice.channel;

import id.penjaga.hub.app.config.NoticeConfig;
import id.penjaga.hub.app.notice.NoticeMessage;
import id.penjaga.hub.core.json.CanonicalJson;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How the known services are asked, and what in their answer says that they took a message. None
/// says that anybody got it.
enum GatewayPreset {
  /// Bot API: `sendMessage`; the chat must have written to the bot first.
  TELEGRAM("https://api.telegram.org", Form.CHAT, "\"ok\":true") {
    @Override
    Asked asked(NoticeConfig.Gateway to, String url, NoticeMessage message) {
      return json(
          url + "/bot" + to.token() + "/sendMessage",
          Map.of(),
          Map.of("chat_id", message.address(), "text", body(message)));
    }
  },
  /// Answers 200 also to what it refuses; `status` says which.
  FONNTE("https://api.fonnte.com", Form.NUMBER, "\"status\":true") {
    @Override
    Asked asked(NoticeConfig.Gateway to, String url, NoticeMessage message) {
      String form =
          "target="
              + coded(digits(message.address()))
              + "&message="
              + coded(body(message))
              + "&countryCode=62";
      return new Asked(
          url + "/send",
          Map.of(
              "Authorization",
              String.valueOf(to.token()),
              "Content-Type",
              "application/x-www-form-urlencoded"),
          form);
    }
  },
  /// A gateway of one's own; the number as `62…@c.us`.
  WAHA("", Form.NUMBER, "") {
    @Override
    Asked asked(NoticeConfig.Gateway to, String url, NoticeMessage message) {
      String token = to.token();
      return json(
          url + "/api/sendText",
          token == null ? Map.of() : Map.of("X-Api-Key", token),
          Map.of(
              "session",
              to.sender().isEmpty() ? "default" : to.sender(),
              "chatId",
              digits(message.address()) + "@c.us",
              "text",
              body(message)));
    }
  },
  /// The official cloud; free text goes only to somebody who wrote within a day.
  META("https://graph.facebook.com/v21.0", Form.NUMBER, "\"messages\"") {
    @Override
    Asked asked(NoticeConfig.Gateway to, String url, NoticeMessage message) {
      return json(
          url + "/" + to.sender() + "/messages",
          Map.of("Authorization", "Bearer " + to.token()),
          Map.of(
              "messaging_product",
              "whatsapp",
              "to",
              digits(message.address()),
              "type",
              "text",
              "text",
              Map.of("body", body(message))));
    }
  },
  /// Any other service: everything about the notice as JSON.
  JSON("", ".+", "") {
    @Override
    Asked asked(NoticeConfig.Gateway to, String url, NoticeMessage message) {
      String token = to.token();
      return json(
          url,
          token == null ? Map.of() : Map.of("Authorization", "Bearer " + token),
          NoticeJson.tree(message));
    }
  };

  /// How addresses look.
  static final class Form {
    /// As people write their numbers.
    static final String NUMBER = "\\+?[0-9][0-9 ()./-]{5,24}";

    static final String CHAT = "-?[0-9]{1,20}|@[A-Za-z0-9_]{5,32}";
  }

  private final String url;
  private final Pattern address;
  private final String taken;

  GatewayPreset(String url, String address, String taken) {
    this.url = url;
    this.address = Pattern.compile(address);
    this.taken = taken;
  }

  /// A request by POST.
  record Asked(String url, Map<String, String> headers, String body) {}

  abstract Asked asked(NoticeConfig.Gateway to, String url, NoticeMessage message);

  Asked asked(NoticeConfig.Gateway to, NoticeMessage message) {
    return asked(to, to.url().isEmpty() ? url : to.url(), message);
  }

  boolean fits(String typed) {
    return address.matcher(typed).matches();
  }

  /// Whether an answer with a good status says that the message was taken.
  boolean took(@Nullable String answer) {
    return taken.isEmpty() || answer != null && answer.replaceAll("\\s+", "").contains(taken);
  }

  private static String body(NoticeMessage message) {
    return message.subject() + "\n" + message.text();
  }

  /// A number of Indonesia in its long form, digits only.
  private static String digits(String typed) {
    String digits = typed.replaceAll("[^0-9]", "");
    return digits.startsWith("0") ? "62" + digits.substring(1) : digits;
  }

  private static Asked json(
      String url, Map<String, String> headers, Map<String, ? extends Object> tree) {
    Map<String, String> all = new TreeMap<>(headers);
    all.put("Content-Type", "application/json");
    return new Asked(url, all, CanonicalJson.write(new TreeMap<>(tree)));
  }

  private static String coded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
