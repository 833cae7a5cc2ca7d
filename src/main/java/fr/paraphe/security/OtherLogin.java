package fr.paraphe.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.AuthenticationEntryPoint;

/** A second way in beside the local accounts; none without a profile that brings one. Whoever comes in by it has an account here, under whose id the doors know them. */
public interface OtherLogin {

    /** What the button of the login page calls it. */
    String name();

    /** Whether it says at each login in which groups somebody is, so that what operators say holds until then only. */
    boolean decidesGroups();

    /** Whether it says at each login whose cases somebody sees. */
    boolean decidesWhatIsSeen();

    /** Where that button leads. */
    String path();

    /** The origin to which logging out leads: the page's own policy has to let its form go there. */
    String origin();

    void people(HttpSecurity http) throws Exception;

    /** @param unauthenticated what a program gets whose credential is not accepted */
    void programs(HttpSecurity http, AuthenticationEntryPoint unauthenticated) throws Exception;

    /** The address that ends the session there too, for somebody who came in by this way. */
    Optional<String> farewell(HttpServletRequest request, Authentication who);
}
