package fr.paraphe.web.mail;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fr.paraphe.mail.MailService;
import fr.paraphe.mail.MailStatus;
import fr.paraphe.mail.OutboxMail;
import fr.paraphe.security.Who;
import fr.paraphe.web.Problems;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class MailControllerTest {

    private final MailService mails = mock();

    @BeforeEach
    void twoMails() {
        when(mails.of("ENT-11076-2017")).thenReturn(List.of(mail(1, "11076")));
        when(mails.of("ENT-11262-2017")).thenReturn(List.of(mail(2, "11262")));
        when(mails.get(1)).thenReturn(mail(1, "11076"));
        when(mails.get(2)).thenReturn(mail(2, "11262"));
    }

    @Test
    void theOutboxIsReadable() throws Exception {
        as("secretariat", "11076").perform(get("/api/mails").param("reference", "ENT-11076-2017")).andExpect(status().isOk())
            .andExpect(jsonPath("$.length()").value(1))
            .andExpect(jsonPath("$[0].to").value("helene.giral@example.fr"))
            .andExpect(jsonPath("$[0].subject").value("Convocation du conseil municipal"))
            .andExpect(jsonPath("$[0].body").value("Madame,"))
            .andExpect(jsonPath("$[0].attachments[0]").value("convocation.pdf"))
            .andExpect(jsonPath("$[0].status").value("UNCERTAIN"))
            .andExpect(jsonPath("$[0].statusName").value("Envoi incertain"))
            .andExpect(jsonPath("$[0].lastError").value("Interrompu."));
    }

    @Test
    void anotherCommunesMailsAreNotThere() throws Exception {
        as("secretariat", "11076").perform(get("/api/mails").param("reference", "ENT-11262-2017")).andExpect(status().isOk()).andExpect(jsonPath("$.length()").value(0));
        as("secretariat", "11076").perform(post("/api/mails/2/resend")).andExpect(status().isNotFound()).andExpect(jsonPath("$.detail").value("Courriel introuvable."));
        verify(mails, never()).resend(anyLong(), any());
    }

    /** An inspector sees the communes' files and not their money. */
    @ParameterizedTest
    @CsvSource({"secretariat, 2, 204", "direction, 2, 403", "ien, 1, 404"})
    void aMailAboutATitreIsForThoseWhoSeeTitres(String group, int shown, int again) throws Exception {
        OutboxMail titre = mail(3, "11076", "Relance : titre de perception n° 2018-000001 impayé");
        when(mails.of("ENT-11076-2017")).thenReturn(List.of(mail(1, "11076"), titre));
        when(mails.get(3)).thenReturn(titre);
        as(group, "11076").perform(get("/api/mails").param("reference", "ENT-11076-2017")).andExpect(status().isOk()).andExpect(jsonPath("$.length()").value(shown));
        as(group, "11076").perform(post("/api/mails/3/resend")).andExpect(status().is(again));
    }

    @ParameterizedTest
    @CsvSource({"secretariat, 204", "academie, 204", "direction, 403"})
    void thoseWhoWorkOnCasesMaySendAgain(String group, int status) throws Exception {
        as(group, "11076").perform(post("/api/mails/1/resend")).andExpect(status().is(status));
        if (status == 204) {
            verify(mails).resend(1, "somebody");
        } else {
            verify(mails, never()).resend(anyLong(), any());
        }
    }

    private MockMvc as(String group, String commune) {
        Who who = new Who("somebody", Set.of(group), false, Set.of(commune));
        return MockMvcBuilders.standaloneSetup(new MailController(mails, () -> who)).setControllerAdvice(new Problems()).build();
    }

    private static OutboxMail mail(long id, String commune) {
        return mail(id, commune, "Convocation du conseil municipal");
    }

    private static OutboxMail mail(long id, String commune, String subject) {
        return new OutboxMail(id, "ENT-" + commune + "-2017", commune, "helene.giral@example.fr", subject, "Madame,",
            List.of("convocation.pdf"), MailStatus.UNCERTAIN, Instant.parse("2017-10-24T06:00:00Z"), 1, null, null, "<1@example.fr>", "Interrompu.", null);
    }
}
