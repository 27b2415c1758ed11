// Members that FormApp has live and @types/google-apps-script 2.0.13 does not know.
declare namespace GoogleAppsScript {
  namespace Forms {
    interface FormApp {
      create(title: string, isPublished: boolean): Form;
    }
    interface Form {
      setPublished(enabled: boolean): Form;
      isPublished(): boolean;
      addPublishedReader(email: string): Form;
    }
  }
}
