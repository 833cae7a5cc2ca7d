package fr.paraphe.contribution;

import fr.paraphe.calendar.SchoolYear;

/** What a campaign and its contributions must know of the titres. */
interface IssuedTitres {

    /** True when a titre that is not cancelled asks for this contribution, numbered or already sent. */
    boolean standing(String reference, SchoolYear schoolYear);

    /** Titres of the campaign that are neither paid nor cancelled. */
    int unpaid(String campaign);
}
