package fr.paraphe.security.oidc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.regex.Pattern;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/**
 * What follows «#» in an address that somebody came for: no server sees it, and the way through the provider would lose it. The login page hands it over when the way
 * begins, the session keeps it, and it is hung on the address that the session remembers. A fragment leads within that page and never to another one.
 */
final class Fragment {

    private static final String PARAMETER = "suite";
    private static final String KEPT = Fragment.class.getName();
    private static final int LONGEST = 2000;
    /** RFC 3986, 3.5, and the signs that browsers leave as they are typed. */
    private static final Pattern FRAGMENT = Pattern.compile("#[\\w.~!$&'()*+,;=:@/?%\\[\\]{}|^-]{1," + LONGEST + "}");

    private Fragment() {
    }

    /** What was kept, once, with its «#»; or nothing. */
    static String takeBack(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(KEPT) instanceof String fragment)) {
            return "";
        }
        session.removeAttribute(KEPT);
        return fragment;
    }

    private static void keep(HttpServletRequest request) {
        String given = request.getParameter(PARAMETER);
        if (given != null && FRAGMENT.matcher(given).matches()) {
            request.getSession().setAttribute(KEPT, given);
        } else {
            takeBack(request);
        }
    }

    /** Keeps it while the browser is at the provider; what an earlier way left behind is gone. */
    static final class Keeper implements OAuth2AuthorizationRequestResolver {

        private final OAuth2AuthorizationRequestResolver requests;

        Keeper(OAuth2AuthorizationRequestResolver requests) {
            this.requests = requests;
        }

        @Override
        public OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
            return kept(request, requests.resolve(request));
        }

        @Override
        public OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registration) {
            return kept(request, requests.resolve(request, registration));
        }

        private static OAuth2AuthorizationRequest kept(HttpServletRequest request, OAuth2AuthorizationRequest begun) {
            if (begun != null) {
                keep(request);
            }
            return begun;
        }
    }
}
