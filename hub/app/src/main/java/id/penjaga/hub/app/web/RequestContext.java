package id.penjaga.hub.app.web;

import id.penjaga.hub.app.security.LoginSession;
import id.penjaga.hub.app.web.words.Language;
import org.jspecify.annotations.Nullable;

/// Who makes this request and how they want to be answered.
///
/// @param session null without a login
/// @param theme `auto`, `light` or `dark`
/// @param form the token their forms must carry
/// @param known whether they brought that token or a session, instead of being given one now
/// @param address where they are; [id.penjaga.hub.app.security.Security#UNKNOWN_ADDRESS] when a
///     proxy does not say
record RequestContext(
    @Nullable LoginSession session,
    Language language,
    String theme,
    String form,
    boolean known,
    String address) {}
