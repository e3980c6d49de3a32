-- Lets the role that serves the site add to the story of dossiers and never change it (docs/adr/0008-append-only.md).
-- Run it as the owner of the tables, again after every upgrade. `motcua_app` is the role in the site's DATABASE_URL.
GRANT USAGE ON SCHEMA public TO motcua_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO motcua_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO motcua_app;
-- Events, the processes that dossiers were accepted under, the logs of organisation, calendar and catalogue, who read a
-- dossier, who signed in, whose post was delegated: added to, no more.
REVOKE UPDATE, DELETE ON
    dossiers_dossierevent, dossiers_pinnedprocess, organisation_organisationchange, worktime_calendarchange,
    catalogue_revisionevent, dossiers_dossierreading, people_signinevent, organisation_delegation,
    organisation_delegationend
    FROM motcua_app;
-- A dossier's row follows its events; it never goes. Nor does the count of codes given out.
REVOKE DELETE ON dossiers_dossier, dossiers_codecounter FROM motcua_app;
-- Money: entries, receipts and their prints, openings, counts with what became of them, refund tasks: added to, no more. Of a receipt series only the next
-- number moves; balances and tills follow their entries and never go.
REVOKE UPDATE, DELETE ON payments_entry, payments_receipt, payments_receiptseries, payments_cashcount,
    payments_reopening, payments_opening, payments_confirmation, payments_receiptprint, payments_refundtask,
    payments_refundclosing FROM motcua_app;
GRANT UPDATE (next) ON payments_receiptseries TO motcua_app;
REVOKE DELETE ON payments_balance, payments_till FROM motcua_app;
-- Messages between citizens and offices, and who opened or used a paper of somebody's own store.
REVOKE UPDATE, DELETE ON filing_message, filing_ownpaperreading FROM motcua_app;
REVOKE DELETE ON filing_ownpaper, filing_storeconsent FROM motcua_app;
-- Words of notices and citizens' ratings are added to, no more; notices and what became of them never go.
REVOKE UPDATE, DELETE ON notices_storedwording, surveys_rated, surveys_answer, surveys_visitanswer FROM motcua_app;
REVOKE DELETE ON notices_notice, notices_delivery FROM motcua_app;
-- Money online: what gateways told and the files of a day are added to; orders, payments, refunds and differences move on
-- and never go.
REVOKE UPDATE, DELETE ON payments_gatewaymessage, payments_reconciliation FROM motcua_app;
REVOKE DELETE ON payments_paymentorder, payments_onlinepayment, payments_onlinerefund, payments_difference
    FROM motcua_app;
-- What supervisors wrote of signs.
REVOKE UPDATE, DELETE ON oversight_signnote FROM motcua_app;
REVOKE DELETE ON oversight_foundsign FROM motcua_app;
-- The events of small stories (inspections, cases and the rest), and who read a case with the names in it.
REVOKE UPDATE, DELETE ON journal_storyevent, inspections_casereading FROM motcua_app;
REVOKE DELETE ON inspections_planrow, inspections_inspectionrow, inspections_caserow FROM motcua_app;
-- Submitted reports are frozen.
REVOKE UPDATE, DELETE ON reports_submittedreport FROM motcua_app;
-- Petitions: who read the sender is added to, no more; petitions, senders and the series of codes move on and never go.
REVOKE UPDATE, DELETE ON petitions_senderreading FROM motcua_app;
REVOKE DELETE ON petitions_petition, petitions_sender, petitions_codeseries FROM motcua_app;
