package id.penjaga.hub.app.notice;

import id.penjaga.hub.core.notice.Notice;
import java.util.List;

/// How notices are said.
public interface NoticeSpeech {
  /// @param subject one short line
  /// @param text a few lines
  record Said(String subject, String text) {}

  /// One message of some notices, at least one, all to one person.
  ///
  /// @param language `id` or `en`
  Said say(List<Notice> notices, String language);

  /// A message that only tries a channel.
  Said trial(String channel, String language);
}
