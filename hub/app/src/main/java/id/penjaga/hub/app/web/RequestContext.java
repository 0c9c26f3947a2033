package id.penjaga.hub.app.web;

import id.penjaga.hub.app.security.LoginSession;
import id.penjaga.hub.app.web.words.Language;
import org.jspecify.annotations.Nullable;

/// Who makes this request and how they want to be answered.
///
/// @param session null when nobody is logged in
/// @param theme `auto`, `light` or `dark`
/// @param form the token their forms must carry
/// @param address where they are
record RequestContext(
    @Nullable LoginSession session, Language language, String theme, String form, String address) {}
