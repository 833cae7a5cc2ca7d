package fr.paraphe.contribution;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface BordereauLeafRepository extends JpaRepository<BordereauLeaf, Long> {

    List<BordereauLeaf> findByCampaignOrderByLeaf(String campaign);

    int countByCampaign(String campaign);
}
