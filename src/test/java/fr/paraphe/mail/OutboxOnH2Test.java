package fr.paraphe.mail;

import org.springframework.test.context.TestPropertySource;

@MailSlice
@TestPropertySource(properties = {
    "spring.datasource.url=jdbc:h2:mem:mail-${random.uuid};DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE",
    "spring.datasource.username=sa",
    "spring.datasource.password="
})
class OutboxOnH2Test extends OutboxTests {
}
