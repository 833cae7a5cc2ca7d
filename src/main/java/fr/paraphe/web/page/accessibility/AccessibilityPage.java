package fr.paraphe.web.page.accessibility;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The statement that law asks of every public online service (loi n° 2005-102, art. 47), in the form that RGAA gives it. */
@Controller
class AccessibilityPage {

    private final String publisher;
    private final String contact;
    private final String plan;
    private final String address;

    /**
     * @param publisher who runs this installation, as the statement names it
     * @param plan      where the publisher's multi-year plan is read, which the law asks for too; without one the page says so
     * @param contact   the mail address that answers to whoever meets an obstacle; without one the page names the publisher only
     */
    AccessibilityPage(@Value("${paraphe.accessibility.publisher}") String publisher, @Value("${paraphe.accessibility.contact}") String contact,
                      @Value("${paraphe.accessibility.plan}") String plan, @Value("${paraphe.public-url}") String address) {
        this.publisher = publisher;
        this.contact = contact;
        this.plan = plan;
        this.address = address;
    }

    @GetMapping("/accessibilite")
    String show(Model model) {
        model.addAttribute("publisher", publisher);
        model.addAttribute("contact", contact);
        model.addAttribute("plan", plan);
        model.addAttribute("address", address);
        return "accessibilite";
    }
}
